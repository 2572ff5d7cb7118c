import type { SessionUser } from "../machine/session-user.ts";
import { defineNode } from "../machine/define-node.ts";
import { take, type NodeContext } from "../machine/node-type.ts";
import { journeyResource } from "./identity/resource.ts";
import { singleOutcome } from "./settings/common.ts";

/** Copies a property of the user's session into the state. */
export const getSessionData = defineNode(
  {
    type: "GetSessionData",
    amType: "SessionDataNode",
    displayName: "Get Session Data",
    summary: "Copies a property of the user's session into the state.",
    documentation:
      "Reads the session that the browser already has, and keeps the property `sessionDataKey` as `sharedStateKey` and " +
      "as the collected attribute of that name. `UserToken` is the name of the user whose session it is: he has signed " +
      "on before, and `username` becomes that name.\n\n" +
      "Beside the properties that journeys have set there are `UserToken`, `UserId`, `Organization` (the realm) and " +
      "`Service` (the journey).\n\n" +
      "Without a session, or where the session has no such property, the outcome is taken, and nothing is written. A session of " +
      "another managed object type than the journey's names nobody here.",
    settings: {
      type: "object",
      properties: {
        sessionDataKey: {
          type: "string",
          minLength: 1,
          description: "The property of the session, e.g. `UserToken`.",
        },
        sharedStateKey: {
          type: "string",
          minLength: 1,
          description: "The name under which the value is kept, e.g. `userName`.",
        },
      },
      required: ["sessionDataKey", "sharedStateKey"],
      additionalProperties: false,
    },
    outcomes: singleOutcome,
    interactive: false,
    pageMember: false,
    effects: {
      reads: [],
      writes: [
        { key: "${sharedStateKey}", scope: "shared", maybe: true },
        { key: "objectAttributes.${sharedStateKey}", scope: "shared", maybe: true },
        {
          key: "username",
          scope: "shared",
          when: { setting: "sessionDataKey", equals: "UserToken" },
          maybe: true,
        },
      ],
      identity: [
        {
          outcome: "outcome",
          effect: "proves",
          key: "objectAttributes.${sharedStateKey}",
          when: { setting: "sessionDataKey", equals: "UserToken" },
          maybe: true,
          earlier: true,
        },
      ],
    },
  },
  {
    async run(context, settings) {
      const key = settings.text("sessionDataKey");
      const name = settings.text("sharedStateKey");
      const session = await context.request.session();
      const value = session && propertyOf(session, key);
      if (!session || value === undefined) return take("outcome");
      if (key === "UserToken" && !(await identify(context, session))) return take("outcome");
      context.state.setShared(name, value);
      context.state.setAttribute("shared", name, value);
      return take("outcome");
    },
  },
);

function propertyOf(session: SessionUser, key: string): string | undefined {
  const { userName, userId, realm, journey, properties = {} } = session;
  const own = new Map([
    ["UserToken", userName],
    ["UserId", userId],
    ["Organization", realm],
    ["Service", journey],
  ]);
  return own.get(key) ?? (Object.hasOwn(properties, key) ? properties[key] : undefined);
}

/** Whoever has a live session has signed on before. */
async function identify(
  context: NodeContext<unknown>,
  { resource, userId, userName }: SessionUser,
): Promise<boolean> {
  const own = journeyResource(context).name;
  const user = resource === own ? await context.directory.read(own, userId) : undefined;
  if (!user) return false;
  context.state.setShared("username", userName);
  context.identity.prove(user);
  return true;
}
