import { describe, expect, test } from "vitest";
import { fileStem, journeyIdentifier } from "../../../compiler/naming/identifiers.ts";
import { wordsOf } from "../../../compiler/naming/words.ts";
import { roundTrip } from "../round-trip/round-trip.ts";

describe("words", () => {
  test.each([
    ["JWTRegWithPoPWithCert", ["JWT", "Reg", "With", "Pop", "With", "Cert"]],
    ["IoT", ["Iot"]],
    ["RegisterIoTDevice", ["Register", "Iot", "Device"]],
    ["MyID", ["My", "ID"]],
    ["stepA", ["step", "A"]],
    ["QA - Password reset by KBA", ["QA", "Password", "reset", "by", "KBA"]],
  ])("%s", (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });
});

test("a node that runs a journey is called by the journey, where nobody has named it", () => {
  const node = (displayName: string, next: string): object => ({
    nodeType: "InnerTreeEvaluatorNode",
    displayName,
    connections: { true: next, false: "e301438c-0bd0-429c-ab0c-66126501069a" },
  });
  const settings = { _type: { _id: "InnerTreeEvaluatorNode" }, tree: "QA - Ask more" };
  const nodes = { a: node("Inner Tree Evaluator", "b"), b: node("Ask Again", "a") };
  const tree = { _id: "Login", entryNodeId: "a", nodes };
  const source = JSON.stringify({ tree, nodes: { a: settings, b: settings }, innerNodes: {} });
  const file = roundTrip({ "Login.json": source }, "Login.json").host.read(
    "journeys/login.journey",
  );
  const text = file.ok ? file.text : "";
  expect([...text.matchAll(/node (\w+):/g)].map(([, name]) => name)).toEqual([
    "qaAskMore",
    "askAgain",
  ]);
});

test("a text with quotes needs no backslashes", () => {
  const header = { en: `New here? <a href="#/service/Registration">Create an account</a>` };
  const text = pageOf("Ask", [username], { pageHeader: header });
  expect(text).toContain(`      en: """\n        ${header.en}\n        """\n`);
});

test("a long name that is an identifier stays as it is", () => {
  const name = "JWTRegWithPoPWithCertAndJWTAuthWithPoPWithUnrestrictedToken";
  expect(journeyIdentifier(name)).toBe(name);
  expect(fileStem("JWTAuthWithPoP", "x")).toBe("jwt-auth-with-pop");
});

interface Member {
  readonly type: string;
  readonly name: string;
}

const password = { type: "ValidatedPasswordNode", name: "Platform Password" };
const username = { type: "ValidatedUsernameNode", name: "Platform Username" };
const message = { type: "MessageNode", name: "Message Node" };

/** The text of a journey of one page. */
function pageOf(displayName: string, members: readonly Member[], settings: object = {}): string {
  const entries = members.map(({ type, name }, index) => ({
    _id: `m${index}`,
    nodeType: type,
    displayName: name,
  }));
  const connections = { outcome: "70e691a5-1e33-4ac3-a356-e7b6d60d92e0" };
  const source = {
    tree: {
      _id: "Login",
      entryNodeId: "p",
      nodes: { p: { nodeType: "PageNode", displayName, connections } },
    },
    nodes: { p: { _id: "p", _type: { _id: "PageNode" }, nodes: entries, ...settings } },
    innerNodes: Object.fromEntries(
      members.map(({ type }, index) => [`m${index}`, { _id: `m${index}`, _type: { _id: type } }]),
    ),
  };
  const trip = roundTrip({ "Login.json": JSON.stringify(source) }, "Login.json");
  expect(trip.difference).toBeUndefined();
  const file = trip.host.read("journeys/login.journey");
  return file.ok ? file.text : "";
}

describe("a page", () => {
  test.each([
    ["is called as its author called it", pageOf("Ask", [username]), "page ask {"],
    [
      "else by its header",
      pageOf("Page Node", [username], { pageHeader: { en: "Sign in" } }),
      "page signIn {",
    ],
    ["else by what it asks for", pageOf("Page Node", [username]), "page usernamePage {"],
    [
      "first and second",
      pageOf("Page Node", [username, password, message]),
      "page usernamePasswordPage {",
    ],
    [
      "by members' own names",
      pageOf("Page Node", [{ ...username, name: "Who?" }]),
      "page whoPage {",
    ],
    ["else by nothing", pageOf("Page Node", []), "page pageNode {"],
  ])("%s", (_, text, head) => {
    expect(text).toContain(`  ${head}\n`);
  });

  test("without members has one way on, which needs no name", () => {
    expect(pageOf("Page Node", [])).toContain("  page pageNode {\n    -> success\n  }\n");
  });

  test("members are called by what they ask for, where nobody has named them", () => {
    const text = pageOf("Page Node", [password, username, username]);
    expect(text).toContain("    password: PlatformPassword\n    username: PlatformUsername\n");
    expect(text).toContain("    username2: PlatformUsername\n");
    expect(pageOf("Page Node", [message, username])).toContain("    message: MessageNode\n");
  });
});
