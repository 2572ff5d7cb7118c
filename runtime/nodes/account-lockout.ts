import { JourneyError } from "../errors.ts";
import { isActive } from "../directory/account-status.ts";
import { PolicyViolation, type ManagedObject } from "../directory/directory.ts";
import { defineNode } from "../machine/define-node.ts";
import { take, type NodeContext } from "../machine/node-type.ts";
import { isActingUser } from "./identity/acting-user.ts";
import { namedUser } from "./identity/named-user.ts";
import { journeyResource } from "./identity/resource.ts";
import { singleOutcome } from "./settings/common.ts";

/** Sets the status of an account. */
export const accountLockout = defineNode(
  {
    type: "AccountLockout",
    amType: "AccountLockoutNode",
    displayName: "Account Lockout",
    summary: "Locks or unlocks the user's account.",
    documentation:
      "`LOCK` sets `accountStatus` of the user named `username` to `inactive`, `UNLOCK` to `active`. A locked account " +
      "cannot sign on until it is unlocked, and its sessions end: whoever can bring a run here can lock others out. The " +
      "limits of guesses, which every app has, need no such node.\n\n" +
      "Other than AM, `LOCK` does nothing for a name that nobody has, and goes on as for a user: whoever types names " +
      "must not learn which are known. And `UNLOCK` is for the user alone who has shown a credential in this run, with " +
      "a mailed link, say; for others the run ends in an error. An account that an administrator has made inactive is " +
      "unlocked by it like any other.\n\n" +
      "The run ends in an error, too, when the journey names no resource, when there is no `username`, when the " +
      "resource's schema has no place for the status, or when the directory cannot be used.",
    settings: {
      type: "object",
      properties: {
        lockAction: {
          type: "string",
          enum: ["LOCK", "UNLOCK"],
          default: "LOCK",
          description: "`LOCK`: lock the account. `UNLOCK`: make it active again.",
        },
      },
      required: [],
      additionalProperties: false,
    },
    outcomes: singleOutcome,
    interactive: false,
    pageMember: false,
    effects: {
      reads: [{ key: "username", required: true }],
      writes: [],
      identity: [],
      changes: { setting: "lockAction", equals: "UNLOCK" },
      limit: {
        outcomes: ["outcome"],
        by: "lockout",
        when: { setting: "lockAction", equals: "LOCK" },
      },
    },
  },
  {
    async run(context, settings) {
      const action = settings.text("lockAction");
      if (action !== "LOCK" && action !== "UNLOCK") throw actionUnknown();
      const accountStatus = action === "LOCK" ? "inactive" : "active";
      await expectStorable(context, accountStatus);
      const user = await namedUser(context);
      if (action === "UNLOCK" && (!user || !isActingUser(context, user))) throw notAuthenticated();
      // A status that is as good keeps its own word.
      if (user && isUsable(user) !== (action === "UNLOCK")) {
        await context.directory.patch(user.resource, user.id, { accountStatus });
      }
      return take("outcome");
    },
  },
);

/** Asked before the user is looked for, so that a schema without a place for it fails alike for every name. */
async function expectStorable(context: NodeContext<unknown>, accountStatus: string): Promise<void> {
  const { name } = journeyResource(context);
  const failures = await context.directory.check(name, { accountStatus });
  if (failures.length > 0) throw new PolicyViolation(failures);
}

function isUsable({ attributes }: ManagedObject): boolean {
  return isActive(attributes["accountStatus"] ?? undefined);
}

function actionUnknown(): JourneyError {
  return new JourneyError(
    "node-setting-unusable",
    "An Account Lockout node needs `LOCK` or `UNLOCK` as `lockAction`.",
    "Correct the journey, or the environment variable that the setting comes from.",
  );
}

function notAuthenticated(): JourneyError {
  return new JourneyError(
    "node-not-authenticated",
    "An Account Lockout node was to unlock the account of a user who has shown no credential in this run.",
    "Let the user show one first, with Email Suspend and `objectLookup`, say.",
  );
}
