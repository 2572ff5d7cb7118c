import { beforeEach, expect, test } from "vitest";
import { clientRequest } from "../nodes/support/client-request.ts";
import { Bench } from "../nodes/support/run-node.ts";
import { outcome } from "../nodes/support/results.ts";
import { ada, resource } from "../nodes/support/schema.ts";
import { runScript } from "./support/run-script.ts";

// What AM hands to scripts are objects of Java's, and scripts use them as such.

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});

/** What a script has put together, of values that state can hold. */
async function seen(expression: string): Promise<unknown> {
  const text = `nodeState.putShared("seen", ${expression}); outcome = "true";`;
  expect(await runScript(bench, text)).toEqual(outcome("true"));
  return bench.shared.get("seen");
}

test("objects of the state are maps as well; to put something into one changes a copy", async () => {
  bench.shared.set("objectAttributes", { mail: ada.mail, size: "M" });
  const script = `(() => {
    const map = nodeState.get("objectAttributes");
    return [map.mail, map.get("mail"), map.get("none"), map.containsKey("mail"), map.containsKey("toString"),
      map.size, map.keySet().contains("mail"), map.put("sn", "L"), map.get("sn"), Object.keys(map),
      nodeState.getObject("objectAttributes").get("sn")];
  })()`;
  const keys = ["mail", "size", "sn"];
  expect(await seen(script)).toEqual([
    ada.mail,
    ada.mail,
    null,
    true,
    false,
    // What an attribute is called counts more than AM's methods.
    "M",
    true,
    null,
    "L",
    keys,
    null,
  ]);
  expect(bench.shared.get("objectAttributes")).toEqual({ mail: ada.mail, size: "M" });
});

test("the session is a map of texts", async () => {
  const user = await bench.directory.create(resource.name, ada);
  const session = {
    userId: user.id,
    resource: resource.name,
    userName: ada.userName,
    realm: "alpha",
    journey: "Login",
    properties: { tier: "gold" },
  };
  bench.request = clientRequest({ session });
  expect(
    await seen(
      '[existingSession.tier, existingSession.get("tier"), existingSession.get("none"), existingSession.size(), existingSession.isEmpty()]',
    ),
  ).toEqual(["gold", "gold", null, 5, false]);
  bench.request = clientRequest({});
  expect(await seen("typeof existingSession")).toBe("undefined");
});

test("a user's attributes are lists of texts, by AM's names for them in any case", async () => {
  const user = await bench.directory.create(resource.name, { ...ada, age: 36, tags: ["a", "b"] });
  const values = (name: string): Promise<unknown> =>
    seen(`idRepository.getIdentity("${user.id}").getAttributeValues("${name}")`);
  expect(await values("mail")).toEqual([ada.mail]);
  expect(await values("MAIL")).toEqual([ada.mail]);
  expect(await values("uid")).toEqual([ada.userName]);
  expect(await values("fr-idm-uuid")).toEqual([user.id]);
  expect(await values("inetUserStatus")).toEqual([]);
  expect(await values("age")).toEqual(["36"]);
  expect(await values("tags")).toEqual(["a", "b"]);
  expect(await values("fr-attr-istr1")).toEqual([]);
});

test("what is set is read after it was stored, also where an attribute was not there before", async () => {
  const user = await bench.directory.create(resource.name, { ...ada, tags: ["a"] });
  const script = `(() => {
    const user = idRepository.getIdentity("${ada.userName}");
    user.setAttribute("DEPARTMENT", ["Engines"]);
    user.addAttribute("tags", "b");
    user.addAttribute("tags", "c");
    const before = [user.getAttributeValues("department").size(), user.getAttributeValues("tags").get(0)];
    user.store();
    return before;
  })()`;
  expect(await seen(script)).toEqual([0, "a"]);
  const stored = await bench.directory.read(resource.name, user.id);
  expect(stored?.attributes).toMatchObject({ department: "Engines", tags: ["a", "b", "c"] });
});

test("of a user who is not there nothing is read or set, which scripts catch to find out", async () => {
  const script = `(() => {
    const nobody = idRepository.getIdentity("nobody");
    const fails = (act) => { try { act(); return false; } catch (error) { return true; } };
    return [nobody.exists(), nobody.getName(), fails(() => nobody.getAttributeValues("mail")),
      fails(() => nobody.setAttribute("mail", ["x@example.com"])), fails(() => nobody.addAttribute("tags", "a")),
      fails(() => nobody.store())];
  })()`;
  expect(await seen(script)).toEqual([false, "nobody", true, true, true, true]);
});

test("a logger fills in values one by one or from a list, and has a name", async () => {
  await seen('[logger.info("{} and {}", ["one", 2]), logger.info("{} and {}", "three", 4)]');
  expect(bench.logged.map(({ message }) => message)).toEqual([
    expect.stringContaining("one and 2"),
    expect.stringContaining("three and 4"),
  ]);
  expect(await seen("typeof logger.getName()")).toBe("string");
});

test("of applications a journey knows none", async () => {
  expect(await seen("[samlApplication, oauthApplication]")).toEqual([null, null]);
});
