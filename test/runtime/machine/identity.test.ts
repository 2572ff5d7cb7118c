import { take, type ManagedObject, type NodeContext } from "@journeyc/runtime";
import { describe, expect, test } from "vitest";
import { resource, row, testApp, testNode } from "./support/journeys.ts";

type Context = NodeContext<never>;
const stored = async (context: Context, name: string): Promise<ManagedObject> => {
  const found = await context.directory.find(resource.name, "userName", name);
  if (!found) throw new Error(`${name} is not there`);
  return found;
};

const identify = (name: string) =>
  testNode(async (context) => {
    context.identity.identify(await stored(context as never, name));
    return take("true");
  });
const prove = (name: string) =>
  testNode(async (context) => {
    context.identity.prove(await stored(context as never, name));
    return take("true");
  });
const remote = (name: string, id = "remote-1") =>
  testNode(({ identity }) => {
    identity.proveRemotely({ connector: "Remote", name, id });
    return take("true");
  });
const nothing = testNode(() => take("true"));

const rows: readonly (readonly [string, readonly ReturnType<typeof testNode>[], string])[] = [
  ["nothing was shown", [nothing], "error"],
  ["somebody was only found", [identify("ada")], "error"],
  ["a remote system accepted somebody who is not stored", [remote("ada")], "error"],
  ["the user proved it here", [prove("ada")], "success"],
  [
    "a remote proof, then the stored user of that name",
    [remote("bob"), identify("bob")],
    "success",
  ],
  [
    "the stored user, then a remote proof of that name",
    [identify("bob"), remote("bob")],
    "success",
  ],
  ["the same name in another spelling", [remote("BOB"), identify("bob")], "success"],
  ["a remote proof of another name", [remote("ada"), identify("bob")], "error"],
  [
    "a remote proof for the object's external id",
    [remote("ada@remote", "ext-1"), identify("ada")],
    "success",
  ],
  [
    "a remote proof of the user's name by an account that is not the one that the user is bound to",
    [remote("ada", "ext-2"), identify("ada")],
    "error",
  ],
  ["somebody else was found after the proof", [prove("ada"), identify("bob")], "error"],
  [
    "the remote proof was replaced before the user was found",
    [remote("bob"), remote("ada"), identify("bob")],
    "error",
  ],
  ["the user is inactive", [prove("eve")], "failure"],
  ["an inactive user was only found", [identify("eve")], "failure"],
  ["an inactive user was found after somebody's proof", [prove("ada"), identify("eve")], "failure"],
];

describe("success", () => {
  test.each(rows)("when %s", async (_name, types, result) => {
    const { journeys, log } = await testApp([row("Who", ...types)]);
    const reply = await journeys.start("Who");
    expect(reply.kind).toBe(result);
    if (reply.kind === "error") {
      expect(reply.error.code).toBe("success-without-authentication");
      expect(log.map(({ fields }) => fields["code"])).toEqual(["success-without-authentication"]);
    }
  });

  test("a user who was deleted meanwhile fails like a wrong password", async () => {
    const gone = testNode((context) => {
      context.identity.prove({
        id: crypto.randomUUID(),
        resource: resource.name,
        revision: 1,
        attributes: {},
        hasPassword: true,
        loginCount: 0,
      });
      return take("true");
    });
    const { journeys } = await testApp([row("Gone", gone)]);
    expect((await journeys.start("Gone")).kind).toBe("failure");
  });
});
