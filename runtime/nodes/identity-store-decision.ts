import { JourneyError } from "../errors.ts";
import { isActive } from "../directory/account-status.ts";
import { defineNode } from "../machine/define-node.ts";
import { type NodeResult, take } from "../machine/node-type.ts";
import { journeyResource } from "./identity/resource.ts";

/** Verifies the collected password against the directory. */
export const identityStoreDecision = defineNode(
  {
    type: "IdentityStoreDecision",
    amType: "IdentityStoreDecisionNode",
    displayName: "Identity Store Decision",
    summary:
      "Checks the user name and password against the directory, and tells locked accounts apart.",
    documentation:
      "Compares `password` with the password that is stored for the user whose `userName` is `username`, as Data Store " +
      "Decision does. An unknown user, a user without a password, a blank password and a missing user name all take " +
      "`false` after the same work, and so does an attempt beyond the limits of the app.\n\n" +
      "Other than in AM, `locked` is taken with the right password alone: whoever does not know it must not learn which " +
      "accounts are there. Only `true` means that the user has signed on. A right password for a locked account counts " +
      "as an attempt.\n\n" +
      "With `useUniversalIdForUsername`, `true` replaces `username` with the user's id in the directory. Nodes that find " +
      "the user by `userName` then need it as a collected attribute, which Platform Username keeps.\n\n" +
      "The directory knows no passwords that expire or must be changed: `expired` and `cancelled` are never taken, " +
      "nobody is asked for a new password, and the settings about that have no effect here.\n\n" +
      "The run ends in an error when the journey names no resource, when no password was collected at all, or when the " +
      "directory cannot be used.",
    settings: {
      type: "object",
      properties: {
        minimumPasswordLength: {
          type: "integer",
          minimum: 0,
          default: 8,
          description:
            "How many characters a new password must have, where the user has to change it in AM.",
        },
        useUniversalIdForUsername: {
          type: "boolean",
          default: false,
          description: "Let `username` become the user's id in the directory.",
        },
        mixedCaseForPasswordChangeMessages: {
          type: "boolean",
          default: false,
          description:
            "Write AM's messages about a password change in mixed case, not in capitals.",
        },
      },
      required: [],
      additionalProperties: false,
    },
    outcomes: {
      from: "fixed",
      list: [
        {
          name: "true",
          id: "TRUE",
          displayName: "True",
          description: "The password is the user's own.",
        },
        {
          name: "false",
          id: "FALSE",
          displayName: "False",
          description: "The password is wrong or blank, or there is no such user.",
        },
        {
          name: "locked",
          id: "LOCKED",
          displayName: "Locked",
          description: "The password is right, and the account is locked or inactive.",
        },
        {
          name: "cancelled",
          id: "CANCELLED",
          displayName: "Cancelled",
          description: "In AM: the password must be changed, and the user refused to.",
        },
        {
          name: "expired",
          id: "EXPIRED",
          displayName: "Expired",
          description: "In AM: the password has expired, and cannot be changed here.",
        },
      ],
    },
    interactive: false,
    pageMember: false,
    effects: {
      reads: [
        { key: "username", required: true, missing: "false" },
        { key: "password", required: true, secret: true },
      ],
      writes: [
        {
          key: "username",
          scope: "shared",
          outcomes: ["true"],
          when: { setting: "useUniversalIdForUsername", equals: true },
        },
      ],
      identity: [
        { outcome: "true", effect: "proves", key: "username", factor: "knowledge" },
        { outcome: "cancelled", effect: "partial", key: "username", factor: "knowledge" },
        { outcome: "expired", effect: "partial", key: "username", factor: "knowledge" },
      ],
      guess: { wrong: ["false"] },
    },
  },
  {
    // The other outcomes are there for journeys that wire them.
    async run(context, settings): Promise<NodeResult<"true" | "false" | "locked">> {
      const resource = journeyResource(context);
      const becomesId = settings.flag("useUniversalIdForUsername");
      const password = context.state.get("password");
      if (typeof password !== "string") throw passwordMissing();
      const username = context.state.get("username");
      const name = typeof username === "string" ? username : "";
      const attempt = await context.attempts.count(name);
      const refused = attempt.refusedBy !== undefined;
      // As in Data Store Decision: a refused attempt, a blank name and a blank password cost what others do.
      const object = await context.directory.verifyPassword(
        resource.name,
        "userName",
        refused ? "" : name,
        password,
        { inactive: true },
      );
      if (!object || refused || name === "" || password === "") return take("false");
      if (!isActive(object.attributes["accountStatus"] ?? undefined)) return take("locked");
      await attempt.succeeded();
      context.identity.prove(object);
      if (becomesId) context.state.setShared("username", object.id);
      return take("true");
    },
  },
);

function passwordMissing(): JourneyError {
  return new JourneyError(
    "node-password-missing",
    "An Identity Store Decision node found no `password` in the state.",
    "Let a Password Collector or Platform Password node come first on every path, with no other page between.",
  );
}
