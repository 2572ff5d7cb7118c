import { JourneyError } from "../errors.ts";
import { defineNode } from "../machine/define-node.ts";
import { take } from "../machine/node-type.ts";
import { journeyResource } from "./identity/resource.ts";
import type { ManagedObject } from "../directory/directory.ts";
import { decision } from "./settings/common.ts";

/** Verifies the collected password against the directory. */
export const dataStoreDecision = defineNode(
  {
    type: "DataStoreDecision",
    amType: "DataStoreDecisionNode",
    displayName: "Data Store Decision",
    summary: "Checks the user name and password against the stored password.",
    documentation:
      "Compares `password` with the password that is stored for the user whose `userName` is `username`. An unknown " +
      "user, an inactive user, a user without a password, a blank password and a missing user name all take `false` " +
      "after the same work, so that neither the outcome nor the time tells them apart. So does an attempt beyond the " +
      "limits of the app, even with the right password.\n\n" +
      "With `revalidateAfter`, a password that was set longer ago takes `false` as well: let Passthrough Authentication " +
      "ask the remote system then, and Patch Object store the password again. So an account that is disabled there, or a " +
      "password that is changed there, ends here too. A password of which the directory does not know the age is too old.\n\n" +
      "The run ends in an error when the journey names no resource, when no password was collected at all, or when " +
      "the directory cannot be used.",
    settings: {
      type: "object",
      properties: {
        revalidateAfter: {
          type: "integer",
          kind: "duration",
          unit: "seconds",
          minimum: 1,
          beyondAm: true,
          description:
            "How long a stored password holds since it was set, or stored again after a remote system had confirmed it; " +
            "without this setting for ever.",
        },
      },
      required: [],
      additionalProperties: false,
    },
    outcomes: decision(
      "The password is the user's own.",
      "The password is wrong, blank or too old, or there is no such active user.",
    ),
    interactive: false,
    pageMember: false,
    effects: {
      reads: [
        { key: "username", required: true, missing: "false" },
        { key: "password", required: true, secret: true },
      ],
      writes: [],
      identity: [{ outcome: "true", effect: "proves", key: "username", factor: "knowledge" }],
      guess: { wrong: ["false"] },
    },
  },
  {
    harmless: true,
    async run(context, settings) {
      const resource = journeyResource(context);
      const lasts = settings.has("revalidateAfter")
        ? settings.integer("revalidateAfter")
        : undefined;
      const password = context.state.get("password");
      if (typeof password !== "string") throw passwordMissing();
      const username = context.state.get("username");
      const name = typeof username === "string" ? username : "";
      const attempt = await context.attempts.count(name);
      const refused = attempt.refusedBy !== undefined;
      // Where the attempt is refused, no name is looked up and nobody's password compared, at the same cost.
      // A blank name or password is verified like any other, so that it costs the same, but it never counts.
      const object = await context.directory.verifyPassword(
        resource.name,
        "userName",
        refused ? "" : name,
        password,
      );
      if (!object || refused || name === "" || password === "") return take("false");
      if (lasts !== undefined && isTooOld(object, lasts, context.now())) return take("false");
      await attempt.succeeded();
      context.identity.prove(object);
      return take("true");
    },
  },
);

/** A time in the future, of a clock that was ahead, counts as far away as one in the past. */
function isTooOld({ passwordSetAt }: ManagedObject, seconds: number, now: number): boolean {
  return passwordSetAt === undefined || !(Math.abs(now - passwordSetAt) < seconds * 1_000);
}

function passwordMissing(): JourneyError {
  return new JourneyError(
    "node-password-missing",
    "A Data Store Decision node found no `password` in the state.",
    "Let a Platform Password node come first on every path, with no other page between.",
  );
}
