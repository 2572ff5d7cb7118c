import { describe, expect, test } from "vitest";
import { check, diagnose, login, oneNode, resource } from "./program.ts";

// Near misses: what looks like a mistake and is none.

const entra = `connector MicrosoftEntraID: Entra {
  tenantId: env.ENTRA_TENANT_ID
  clientId: env.ENTRA_CLIENT_ID
}

`;

const passthrough = (wiring: string): string =>
  oneNode(
    "PassthroughAuthentication",
    `    systemEndpoint: MicrosoftEntraID\n    objectType: "User"\n\n${wiring}`,
    entra,
  );

const clean: Readonly<Record<string, string>> = {
  "optional outcomes need no wiring": passthrough(
    "    authenticated -> success\n    missingInput, failed -> failure\n",
  ),
  "optional outcomes may be wired": passthrough(
    "    authenticated -> success\n    mfaRequired, unavailable -> stop\n    else -> failure\n",
  ),
  "else covers optional outcomes where the others are named": passthrough(
    "    authenticated -> success\n    missingInput, failed -> failure\n    else -> stop\n",
  ),
  "else may stand before the lines that it does not cover": login(
    "  start -> check\n\n  node check: DataStoreDecision {\n    else -> failure\n    true -> success\n  }\n",
  ),
  "a known outcome in quotes": login(
    '  start -> check\n\n  node check: DataStoreDecision {\n    "true" -> success\n    false -> failure\n  }\n',
  ),
  "nodes named like keywords, reserved words and members of Object": login(
    [
      "  start -> start\n",
      "  node start: IncrementLoginCount -> constructor\n",
      "  node constructor: IncrementLoginCount -> class\n",
      "  node class: IncrementLoginCount -> __proto__\n",
      "  node __proto__: IncrementLoginCount -> toString\n",
      "  node toString: IncrementLoginCount -> page\n",
      "  node page: IncrementLoginCount -> success\n",
    ].join(""),
  ),
  "a cycle with a page in it": login(
    `  start -> signIn\n\n  page signIn {\n    username: PlatformUsername\n    -> check\n  }\n\n${check.replace("failure", "signIn")}`,
  ),
  "a cycle through an inner journey that asks": `${resource}journey Ask on managed/alpha_user {
  innerTreeOnly: true
  start -> ask
  page ask {
    password: PlatformPassword
    -> success
  }
}
journey Login on managed/alpha_user {
  start -> ask
  node ask: InnerTreeEvaluator {
    tree: Ask
    else -> ask
    true -> success
  }
}
`,
  "a journey that only collects names no resource":
    "journey Hello {\n  start -> name\n\n  page name {\n    username: PlatformUsername\n\n    -> stop\n  }\n}\n",
  "an opaque node keeps any settings and outcomes": login(
    '  start -> x\n\n  node x: "designer-1" {\n    any: { thing: [1, null, 30s] }\n\n    "Script Error", ok -> success\n  }\n',
  ),
  "an opaque node that shows something and stops": login(
    '  start -> x\n\n  node x: "designer-1" -> stop\n',
  ),
  "a nested attribute, and one below an attribute without parts": oneNode(
    "QueryFilterDecision",
    '    queryFilter: "/preferences/marketing eq true and /_id pr and accountStatus eq \\"active\\""\n\n    true, false -> stop\n',
  ),
  "durations in any unit": oneNode(
    "PassthroughAuthentication",
    '    systemEndpoint: MicrosoftEntraID\n    objectType: "User"\n\n    else -> failure\n',
    entra.replace("}", "  timeoutMs: 2s\n}"),
  ),
  "a number where a duration may stand": oneNode(
    "PassthroughAuthentication",
    '    systemEndpoint: MicrosoftEntraID\n    objectType: "User"\n\n    else -> failure\n',
    entra.replace("}", "  timeoutMs: 2000\n}"),
  ),
  "env.NAME for a number and a truth value": oneNode(
    "LoginCountDecision",
    '    interval: "EVERY"\n    amount: env.AMOUNT\n\n    true, false -> stop\n',
  ),
  "locales with regions and scripts": login(
    '  start -> p\n\n  page p {\n    pageHeader: { en: "a", "zh-Hant-TW": "b", de: "c" }\n\n    username: PlatformUsername\n\n    -> stop\n  }\n',
  ),
};

describe("no finding", () => {
  test.each(Object.entries(clean))("%s", (_, text) => {
    expect(diagnose(text)).toEqual([]);
  });
});

const caller = (name: string): string => `import { Preferences } from "./shared/preferences.journey"

journey ${name} {
start -> inner

node inner: InnerTreeEvaluator {
  tree: Preferences

  true, false -> success
}
}
`;

describe("several files", () => {
  const preferences = `${resource}journey Preferences on managed/alpha_user {
  innerTreeOnly: true

  start -> check

${check}}
`;

  test("journeys, connectors and resources of other files, in folders of their own", () => {
    const files = {
      "a.journey": caller("A"),
      "b.journey": caller("B"),
      "shared/preferences.journey": preferences,
      "shared/alpha_user.schema.json": JSON.stringify({ type: "object", properties: {} }),
    };
    expect(diagnose(files)).toEqual([]);
  });

  test("a name of another file that is not imported is offered as an import", () => {
    const files = {
      "a.journey": caller("A"),
      "b.journey": caller("B").replace(/import .*\n\n/, ""),
      "shared/preferences.journey": preferences,
      "shared/alpha_user.schema.json": JSON.stringify({ type: "object", properties: {} }),
    };
    const [finding, ...others] = diagnose(files);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ code: "J2003", primary: { file: "b.journey" } });
    expect(finding?.fixes.map(({ title, edits }) => [title, edits[0]?.newText])).toEqual([
      [
        "Import `Preferences` from `./shared/preferences.journey`",
        'import { Preferences } from "./shared/preferences.journey"\n\n',
      ],
    ]);
  });
});
