import { beforeEach, expect, test } from "vitest";
import { clientRequest } from "../nodes/support/client-request.ts";
import { answer } from "../nodes/support/answers.ts";
import { Bench } from "../nodes/support/run-node.ts";
import { expectError, outcome, output, questions } from "../nodes/support/results.ts";
import { ada, adasPassword } from "../nodes/support/schema.ts";
import { type Given, resultOf, runScript } from "./support/run-script.ts";

// What scripts of AM's find, one binding after the other.

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
const run = (text: string, given?: Given) => runScript(bench, text, given);

test("`outcome` and `action.goTo` say where to go; the action counts more", async () => {
  expect(await run('outcome = "true";')).toEqual(outcome("true"));
  expect(await run("var outcome = false;")).toEqual(outcome("false"));
  expect(await run('const outcome = "true"; action.goTo("false");')).toEqual(outcome("false"));
  expect(await run('(function () { action.goTo("false"); action.goTo("true"); }());')).toEqual(
    outcome("true"),
  );
  await expectError(run('action.goTo("elsewhere");'), "script-outcome-unknown");
  await expectError(run("var a = 1;"), "script-no-outcome");
});

test("nodeState reads all scopes, and writes shared and transient state", async () => {
  bench.shared.set("username", "ada").set("objectAttributes", { mail: ada.mail });
  bench.transient.set("password", adasPassword).set("objectAttributes", { sn: "Lovelace" });
  await run(`
    nodeState.putShared("seen", [nodeState.get("username"), nodeState.get("password") !== null, nodeState.get("none"),
      nodeState.isDefined("username"), nodeState.isDefined("none"), nodeState.getObject("objectAttributes").get("sn"),
      nodeState.getObject("username"), nodeState.keys().contains("username")]);
    nodeState.putTransient("once", 1).putShared("password", "moved").remove("username");
    nodeState.mergeShared({ objectAttributes: { givenName: "Ada" }, other: true });
    nodeState.mergeTransient({ objectAttributes: { city: "London" } });
    nodeState.putShared("after", [nodeState.get("username"), nodeState.get("password"), nodeState.get("objectAttributes")]);
    outcome = "true";`);
  expect(bench.shared.get("seen")).toEqual([
    "ada",
    true,
    null,
    true,
    false,
    "Lovelace",
    null,
    true,
  ]);
  const attributes = { mail: ada.mail, sn: "Lovelace", givenName: "Ada", city: "London" };
  expect(bench.shared.get("after")).toEqual([null, "moved", attributes]);
  expect(bench.shared.get("objectAttributes")).toEqual({ mail: ada.mail, givenName: "Ada" });
  expect(bench.transient.get("objectAttributes")).toEqual({ sn: "Lovelace", city: "London" });
  expect([
    bench.transient.get("once"),
    bench.transient.has("password"),
    bench.shared.has("username"),
  ]).toEqual([1, false, false]);
});

test("`inputs` say what a script sees, `outputs` what it must write", async () => {
  bench.shared.set("username", "ada").set("mail", ada.mail);
  await run(
    'nodeState.putShared("seen", [nodeState.get("username"), nodeState.get("mail")]); outcome = "true"',
    { inputs: ["mail"] },
  );
  expect(bench.shared.get("seen")).toEqual([null, ada.mail]);
  await expectError(run('outcome = "true"', { outputs: ["risk"] }), "script-output-missing");
  const written =
    'nodeState.putTransient("risk", 1); nodeState.mergeShared({ objectAttributes: { a: 1 } }); outcome = "true"';
  expect(await run(written, { outputs: ["risk", "objectAttributes.a"] })).toEqual(outcome("true"));
});

test("callbacks are asked, and the answers come back", async () => {
  const text = `
    if (callbacks.isEmpty()) {
      callbacksBuilder.nameCallback("User name", "ada");
      callbacksBuilder.passwordCallback("Password", false);
      callbacksBuilder.choiceCallback("Colour", ["red", "blue"], 1, false);
      callbacksBuilder.confirmationCallback("Sure?", 1, ["Next", "Back"], 0);
      callbacksBuilder.hiddenValueCallback("device", "none");
      callbacksBuilder.textOutputCallback(2, "Careful");
      callbacksBuilder.booleanAttributeInputCallback("news", "News", false, true);
      callbacksBuilder.kbaCreateCallback("Question", ["Pet?"], true);
      action.withHeader("Hello").withStage("one");
    } else {
      nodeState.putShared("answers", [callbacks.getNameCallbacks().get(0), callbacks.getPasswordCallbacks()[0].length,
        callbacks.getChoiceCallbacks().get(0)[0], callbacks.getConfirmationCallbacks()[0],
        callbacks.getHiddenValueCallbacks().get("device"), callbacks.getBooleanAttributeInputCallbacks().get(0),
        callbacks.getKbaCreateCallbacks()[0].selectedQuestion, callbacks.getTextInputCallbacks().size()]);
      logger.error("password {} of {}", callbacks.getPasswordCallbacks()[0], "somebody");
      action.goTo("true");
    }`;
  const asked = await run(text);
  const shown = questions(asked);
  expect(shown.map(({ type }) => type)).toEqual([
    "NameCallback",
    "PasswordCallback",
    "ChoiceCallback",
    "ConfirmationCallback",
    "HiddenValueCallback",
    "TextOutputCallback",
    "BooleanAttributeInputCallback",
    "KbaCreateCallback",
  ]);
  expect([
    output(shown[3], "prompt"),
    output(shown[3], "messageType"),
    output(shown[5], "messageType"),
  ]).toEqual(["Sure?", 1, "2"]);
  expect(asked).toMatchObject({ page: { header: "Hello", stage: "one" } });
  if (asked.kind !== "ask") throw new Error("It did not ask.");
  const answers = [
    answer("eve"),
    answer(adasPassword),
    answer(0),
    answer(1),
    answer("mobile"),
    answer(),
    answer(true),
    new Map([
      ["question", "Pet?"],
      ["answer", "Rex"],
    ]),
  ];
  const { memory = null } = asked;
  expect(await run(text, { answers, memory })).toEqual(outcome("true"));
  expect(bench.shared.get("answers")).toEqual([
    "eve",
    adasPassword.length,
    0,
    1,
    "mobile",
    true,
    "Pet?",
    0,
  ]);
  expect(bench.logged).toEqual([
    { level: "error", fields: { script: "decide.js" }, message: "password [redacted] of somebody" },
  ]);
});

test("callbacks that need more than a script are refused, and wrong arguments too", async () => {
  await expectError(run('callbacksBuilder.idPCallback("a");'), "script-binding-unsupported");
  await expectError(run('callbacksBuilder.choiceCallback("a", "b");'), "script-binding-misused");
  await expectError(
    run('callbacksBuilder.choiceCallback("a", ["b"], 0, true);'),
    "script-binding-misused",
  );
});

test.each([
  "secrets.getGenericSecret('a')",
  "jwtAssertion.generateJwt({})",
  "policy.evaluate()",
  "cacheManager.named('a')",
  "require('library')",
  "openidm.action('external/email', 'send')",
  "openidm.delete('managed/alpha_user/1')",
  "utils.crypto.subtle.sign('HMAC')",
])("what is not there says so: %s", async (text) => {
  await expectError(run(text), "script-binding-unsupported");
});

test("the action wishes for the session, and identifies a user without proving him", async () => {
  const { id } = await bench.directory.create("managed/alpha_user", ada);
  await run(
    'action.withIdentifiedUser("ada@example.com").putSessionProperty("plan", "gold").putSessionProperty("x", 1).removeSessionProperty("x").withMaxSessionTime(30).withMaxIdleTime(5).withErrorMessage("no").goTo("true");',
  );
  expect(bench.session.wishes).toEqual({
    properties: { plan: "gold" },
    maximumMilliseconds: 1_800_000,
    idleMilliseconds: 300_000,
  });
  expect(bench.identity.state.user).toMatchObject({ id });
  expect(bench.identity.authenticated()).toBeUndefined();
  await expectError(
    run('action.withIdentifiedUser("nobody").goTo("true");'),
    "script-user-unknown",
  );
  await expectError(
    run('action.putSessionProperty("UserToken", "a").goTo("true");'),
    "script-binding-misused",
  );
});

test("the logger fills in values and keeps secrets", async () => {
  bench.transient.set("password", adasPassword).set("objectAttributes", { password: "Another-1" });
  await run(`
    logger.info("first {}, then {} and {}", 1, { a: [nodeState.get("password")] });
    logger.trace(nodeState.get("objectAttributes").password + "\\nsecond line");
    logger.warn("x".repeat(5000)); if (logger.isDebugEnabled()) logger.debug(new Error("e"));
    outcome = "true";`);
  expect(bench.logged.map(({ level, message }) => [level, message.slice(0, 60)])).toEqual([
    ["info", 'first 1, then {"a":["[redacted]"]} and {}'],
    ["debug", "[redacted]\nsecond line"],
    ["warn", "x".repeat(60)],
    ["debug", "Error: e"],
  ]);
  expect(bench.logged[2]?.message).toHaveLength(1000);
});

test("the request and the session are there to read", async () => {
  bench.request = clientRequest({
    headers: { "User-Agent": "Test" },
    cookies: { theme: "dark" },
    session: {
      userId: "1",
      resource: "managed/alpha_user",
      userName: "ada",
      realm: "alpha",
      journey: "Login",
      properties: { plan: "gold" },
    },
  });
  await run(`nodeState.putShared("request", [requestHeaders.get("user-agent").get(0), requestHeaders["user-agent"][0], requestHeaders.get("x"),
    requestCookies.theme, requestCookies.get("theme"), typeof requestCookies["none"], existingSession.get("UserToken"), existingSession.plan]); outcome = "true";`);
  expect(bench.shared.get("request")).toEqual([
    "Test",
    "Test",
    null,
    "dark",
    "dark",
    "undefined",
    "ada",
    "gold",
  ]);
  expect(await resultOf("typeof existingSession")).toBe("undefined");
});

test("the surroundings are the app's", async () => {
  const surroundings = { systemEnv: { "esv.url": "https://api.example.com" } };
  expect(
    await resultOf(
      '[realm, scriptName, cookieName, resumedFromSuspend, systemEnv.getProperty("esv.url"), systemEnv.getProperty("toString"), systemEnv.getProperty("none", "standard")]',
      { surroundings },
    ),
  ).toEqual([
    "/alpha",
    "decide.js",
    "iPlanetDirectoryPro",
    false,
    "https://api.example.com",
    null,
    "standard",
  ]);
});

test("requestParameters are those of the step's address", async () => {
  bench.request = clientRequest({ parameters: { goto: "https://app.example/", a: "1" } });
  await run(`nodeState.putShared("seen", [requestParameters.get("goto").get(0), requestParameters.a[0], requestParameters.get("none"), requestParameters.containsKey("a")]);
    logger.info("{} {}", requestParameters.get("goto"), requestParameters.a[0]); outcome = "true";`);
  expect(bench.shared.get("seen")).toEqual(["https://app.example/", "1", null, true]);
  expect(bench.logged[0]?.message).toBe('["[redacted]"] 1');
});

test("systemEnv has values of other types", async () => {
  const systemEnv = { n: "7", yes: "true", map: '{"a":1}', list: "a, b" };
  expect(
    await resultOf(
      '[systemEnv.getProperty("n", 0, "integer"), systemEnv.getProperty("yes", null, "boolean"), systemEnv.getProperty("map", null, "object").a, systemEnv.getProperty("list", null, "array").get(1), systemEnv.getProperty("none", 3, "number")]',
      { surroundings: { systemEnv } },
    ),
  ).toEqual([7, true, 1, "b", 3]);
});

test("library scripts are modules of their own, each loaded once", async () => {
  const libraries = {
    sum: 'var count = require("count"); exports.add = (a, b) => { count.up(); return a + b; };',
    count: "var n = 0; module.exports = { up: () => ++n, get: () => n }; // ends in a comment",
    broken: "var a = ;",
    spy: "exports.global = typeof host + typeof call;",
  };
  const given = { surroundings: { libraries } };
  const text =
    '(() => { const sum = require("sum"); sum.add(1, 2); return [sum.add(3, 4), require("count").get(), typeof n, require("spy").global]; })()';
  expect(await resultOf(text, given)).toEqual([7, 2, "undefined", "undefinedundefined"]);
  await expectError(run('require("toString")', given), "script-binding-unsupported");
  await expectError(run('require("broken")', given), "script-exception");
});

test("utils encode, convert and digest", async () => {
  expect(
    await resultOf(`[utils.base64.encode("äb?>"), utils.base64url.encode("äb?>"), utils.base64.decode("w6Ri"), utils.base64.decodeToBytes("AQI="),
    utils.types.stringToBytes("ab"), utils.types.bytesToString([97, 98]), utils.crypto.randomUUID().length, utils.crypto.getRandomValues(new Array(4).fill(0)).length,
    utils.base64.encode(utils.crypto.subtle.digest("SHA-256", "a"))]`),
  ).toEqual([
    "w6RiPz4=",
    "w6RiPz4",
    "äb",
    [1, 2],
    [97, 98],
    "ab",
    36,
    4,
    "ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=",
  ]);
});
