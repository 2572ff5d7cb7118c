import { describe, expect, test } from "vitest";
import { pretty } from "../../compiler/diagnostics/renderers/pretty.ts";
import { Sources } from "../../compiler/diagnostics/report.ts";
import { diagnose, fixed, login, marked, oneNode } from "./program.ts";

const entra = (more: string): string => `connector MicrosoftEntraID: Entra {
  tenantId: env.ENTRA_TENANT_ID
  clientId: env.ENTRA_CLIENT_ID
  ${more}
}

`;
const user = (connector: string): string =>
  oneNode(
    "PassthroughAuthentication",
    '    systemEndpoint: MicrosoftEntraID\n    objectType: "User"\n\n    else -> failure\n',
    entra(connector),
  );
const filter = (text: string): string =>
  oneNode("QueryFilterDecision", `    queryFilter: ${text}\n\n    true, false -> stop\n`);
const page = (setting: string): string =>
  login(
    `  start -> p\n\n  page p {\n    ${setting}\n\n    username: PlatformUsername\n\n    -> stop\n  }\n`,
  );

describe("each fault at the offending value", () => {
  test.each([
    [
      "inside an object",
      user("certificate: { certificate: 3, privateKey: secret.KEY }"),
      ["J4003 3"],
    ],
    [
      "missing inside an object",
      user("certificate: { certificate: env.C }"),
      ["J4001 { certificate: env.C }"],
    ],
    [
      "unknown inside an object",
      user("certificate: { certificate: env.C, privateKey: secret.K, x: 1 }"),
      ["J4002 x"],
    ],
    [
      "a secret inside an object",
      user('certificate: { certificate: env.C, privateKey: "PEM" }'),
      ['J4011 "PEM"'],
    ],
    ["a secret in plain text", user('clientSecret: "x"'), ['J4011 "x"']],
    ["a secret in a plain setting", user("caFile: secret.X"), ["J4012 secret.X"]],
    ["the environment for a choice", user("cloud: env.CLOUD"), ["J4013 env.CLOUD"]],
    ["a choice", user('cloud: "publik"'), ['J4004 "publik"']],
    ["too small", user("maxInFlight: 0"), ["J4005 0"]],
    ["a duration too long", user("timeoutMs: 1h"), ["J4005 1h"]],
    ["a duration for a number", user("maxInFlight: 3s"), ["J4003 3s"]],
    ["null", user("caFile: null"), ["J4003 null"]],
    ["a fraction", user("maxInFlight: 1.5"), ["J4003 1.5"]],
    [
      "an item of a list",
      oneNode("AttributeCollector", '    attributesToCollect: ["mail", 3]\n\n    -> stop\n'),
      ["J4003 3"],
    ],
    [
      "an empty list",
      oneNode("AttributeCollector", "    attributesToCollect: []\n\n    -> stop\n"),
      ["J4005 []"],
    ],
    [
      "a key called __proto__",
      page('pageHeader: { en: "a", __proto__: "b" }'),
      ["J4010 __proto__"],
    ],
    ["a text for a locale", page("pageHeader: { en: 3 }"), ["J4003 3"]],
    [
      "a setting of the journey",
      `journey J {\n  innerTreeOnyl: true\n  start -> x\n  node x: "y" -> stop\n}\n`,
      ["J4002 innerTreeOnyl"],
    ],
    [
      "its type",
      `journey J {\n  innerTreeOnly: "true"\n  start -> x\n  node x: "y" -> stop\n}\n`,
      ['J4003 "true"'],
    ],
    [
      "a secret in an opaque node",
      'journey J {\n  start -> x\n  node x: "y" {\n    a: [{ b: secret.X }]\n    -> stop\n  }\n}\n',
      ["J4012 secret.X"],
    ],
  ])("%s", (_, text, expected) => {
    expect(marked(text)).toEqual(expected);
  });

  test.each(['"hunter2-hunter2"', "22334455", '"""\n    hunter2\n    """'])(
    "neither the finding nor its source line shows a secret: %s",
    (secret) => {
      const text = user(`clientSecret: ${secret}`);
      const diagnostics = diagnose(text);
      expect(diagnostics).toHaveLength(1);
      const sources = new Sources(() => text);
      const shown = pretty({ diagnostics, files: 1, sources }, { colors: false, width: 100 });
      expect(shown).toContain("clientSecret");
      expect(JSON.stringify(diagnostics) + shown).not.toMatch(/hunter2|2233/);
    },
  );
});

describe("places inside strings", () => {
  test.each([
    ["the operator", '"/mail equals 3"', "J4008 equals"],
    [
      "after escapes",
      String.raw`"/accountStatus eq \"\u0061\u{1F600}\" andd /mail pr"`,
      "J4008 andd",
    ],
    ["at the end", '"/mail eq"', "J4008"],
    ["an attribute", '"/mail pr and /nothing pr"', "J4006 nothing"],
    ["a nested attribute", '"/preferences/nothing pr"', "J4006 nothing"],
    ["an attribute of a text", '"/mail/domain pr"', "J4006 domain"],
    ["an attribute after escapes", String.raw`"/mail eq \"\\\\\" or /nothing pr"`, "J4006 nothing"],
  ])("%s", (_, text, expected) => {
    expect(marked(filter(text))).toEqual([expected]);
  });

  test("a text block is marked whole", () => {
    const block = '"""\n      /nothing pr\n      """';
    expect(marked(filter(block))).toEqual([`J4006 ${block}`]);
  });
});

describe("attributes", () => {
  test("what Patch Object leaves out need not be one", () => {
    const resource = "    identityResource: managed/alpha_user\n";
    const fields = '    ignoredFields: ["fr-attr-istr1"]\n';
    const text = oneNode("PatchObject", `${resource}${fields}\n    patched, failure -> stop\n`);
    expect(marked(text)).toEqual([]);
  });
});

describe("fixes", () => {
  test.each([
    ["quotes around a number", "amount: 3", 'amount: "3"'],
    ["quotes that lack", 'interval: "AT"', "interval: AT"],
  ])("%s", (_, right, wrong) => {
    const text = oneNode(
      "LoginCountDecision",
      '    interval: "AT"\n    amount: 3\n\n    true, false -> stop\n',
    );
    expect(fixed(text.replace(right, wrong))).toBe(text);
  });

  test("a text becomes a text by locale", () => {
    expect(fixed(page('pageHeader: "Sign on"'))).toBe(page('pageHeader: { en: "Sign on" }'));
  });

  test("a connector in quotes becomes a name", () => {
    expect(
      fixed(
        user("").replace("systemEndpoint: MicrosoftEntraID", 'systemEndpoint: "MicrosoftEntraID"'),
      ),
    ).toBe(user(""));
  });

  test("settings with one possible value are added", () => {
    const text = user("");
    expect(fixed(text.replace(/ {4}systemEndpoint.*\n {4}objectType.*\n\n/, ""))).toBe(text);
  });
});

test.each(["clientSecrt", "clientsecret", "myApiKey"])(
  "the text of a secret under a setting that does not exist is not shown: %s",
  (name) => {
    const text = `connector M: Entra {\n  tenantId: env.T\n  clientId: env.C\n  ${name}: "hunter2"\n}\n`;
    const found = diagnose(text).filter(({ code }) => code === "J4002");
    const sources = new Sources(() => text);
    const shown = pretty({ diagnostics: found, files: 1, sources }, { colors: false, width: 80 });
    expect(shown).toContain(`${name}: •••••••••`);
    expect(shown).not.toContain("hunter2");
  },
);
