import {
  DeclarationRequest,
  DefinitionRequest,
  ImplementationRequest,
  type LocationLink,
  TypeDefinitionRequest,
} from "vscode-languageserver-protocol/node";
import { expect, test } from "vitest";
import { everything } from "../support/abilities.ts";
import { Editor } from "../support/editor.ts";
import { files, login, marked } from "./support/files.ts";
import { places } from "./support/places.ts";

async function definition(
  marks: Readonly<Record<string, string | readonly string[]>>,
  app: Readonly<Record<string, string>> = files,
): Promise<readonly string[]> {
  await using editor = await Editor.start(marked(marks, app));
  return places(editor, await editor.client.sendRequest(DefinitionRequest.type, editor.cursor()));
}

test.each([
  ["the target of an arrow", "-> ch<|>eck", "login.journey:15:8 check"],
  ["the end of a name", "start -> signOn<|>", "login.journey:8:8 signOn"],
  ["a declaration", "node fi<|>nd", "login.journey:23:8 find"],
  ["a member", "user<|>name: Pl", "login.journey:9:5 username"],
  ["an imported journey", "Pro<|>file }", "shared.journey:9:9 Profile"],
  ["an imported resource", "managed/u<|>ser, P", "shared.journey:7:10 managed/user"],
  ["the resource of a journey", "on managed/us<|>er", "shared.journey:7:10 managed/user"],
  ["a connector", "systemEndpoint: En<|>tra", "shared.journey:2:11 Entra"],
  ["an object type", 'objectType: "Us<|>er"', "shared.journey:2:11 Entra"],
  ["an inner journey", "tree: Prof<|>ile", "shared.journey:9:9 Profile"],
  ["the path of an import", '"./shared.jou<|>rney"', "shared.journey:1:1"],
  ["an attribute", 'identityAttribute: "ma<|>il"', "schemas/user.schema.json:10:6 mail"],
  ["the node of a requirement", "require ch<|>eck", "login.journey:15:8 check"],
  ["the outcome of a requirement", "check.auth<|>enticated", "login.journey:19:5 authenticated"],
])("the definition of %s", async (_, mark, expected) => {
  expect(await definition({ "login.journey": mark })).toEqual([expected]);
});

test.each([
  ["the path of a schema", '"./schemas/us<|>er', "schemas/user.schema.json:1:1"],
  ["the path of a script", '"./scripts/as<|>k', "scripts/ask.js:1:1"],
  ["an outcome that the author has named", "y<|>es ->", "shared.journey:15:17 yes"],
  ["an outcome in quotes", '"Not n<|>ow" ->', "shared.journey:15:24 Not now"],
])("the definition of %s", async (_, mark, expected) => {
  expect(await definition({ "shared.journey": mark })).toEqual([expected]);
});

test("a part of an attribute is found inside of the one around it", async () => {
  const app = { ...files, "login.journey": login.replace('"mail"', '"address/city"') };
  const found = await definition({ "login.journey": 'identityAttribute: "address/ci<|>ty"' }, app);
  expect(found).toEqual([]); // an attribute there has no parts
  const query = `resource managed/user from "./schemas/user.schema.json"
journey Q on managed/user {
  start -> q
  node q: QueryFilterDecision {
    queryFilter: "/address/ci<|>ty eq 'Rome'"
    true, false -> failure
  }
}`;
  await using editor = await Editor.start({ ...files, "q.journey": query });
  const answer = await editor.client.sendRequest(DefinitionRequest.type, editor.cursor());
  expect(places(editor, answer)).toEqual(["schemas/user.schema.json:16:10 city"]);
});

test("a name of the environment leads to its other uses", async () => {
  const app = {
    ...files,
    "other.journey": "connector Other: Entra {\n  tenantId: env.TENANT\n}\n",
  };
  expect(await definition({ "shared.journey": "env.TEN<|>ANT" }, app)).toEqual([
    "other.journey:2:13 env.TENANT",
  ]);
});

test("a node type of the project leads to its catalogue, as do its settings and outcomes", async () => {
  const manifest = {
    type: "Coin",
    amType: "CoinNode",
    displayName: "Coin",
    summary: "Tosses a coin.",
    documentation: "",
    settings: {
      type: "object",
      properties: { bias: { type: "number", description: "How much." } },
      required: [],
      additionalProperties: false,
    },
    outcomes: {
      from: "fixed",
      list: ["heads", "tails"].map((name) => ({
        name,
        id: name,
        displayName: name,
        description: name,
      })),
    },
    interactive: false,
    pageMember: false,
    effects: { reads: [], writes: [], identity: [] },
  };
  const journey =
    "journey C {\n  start -> c\n  node <|>c: Co<|>in {\n    bi<|>as: 1\n    heads, ta<|>ils -> failure\n  }\n}\n";
  await using editor = await Editor.start({
    "c.journey": journey,
    "journey.catalogue.json": JSON.stringify([manifest], null, 1),
  });
  const ask = (index: number) =>
    editor.client.sendRequest(DefinitionRequest.type, editor.cursor(index));
  expect(places(editor, await ask(1))).toEqual(["journey.catalogue.json:3:4 type"]);
  expect(places(editor, await ask(2))).toEqual(["journey.catalogue.json:11:6 bias"]);
  expect(places(editor, await ask(3))).toEqual(["journey.catalogue.json:29:7 name"]);
  const type = await editor.client.sendRequest(TypeDefinitionRequest.type, editor.cursor(0));
  expect(places(editor, type)).toEqual(["journey.catalogue.json:3:4 type"]);
});

test.each([
  ["a node type of the runtime", "PlatformUser<|>name"],
  ["an end", "before succ<|>ess"],
  ["a setting", "identi<|>fier:"],
  ["a keyword", "sta<|>rt ->"],
  ["else", "el<|>se ->"],
  ["a display name", '"Sign <|>on"'],
])("%s has no definition", async (_, mark) => {
  expect(await definition({ "login.journey": mark })).toEqual([]);
});

test("the code of an annotation has no definition", async () => {
  const text = '@allow(J30<|>08, "later")\njourney L {\n  start -> failure\n}\n';
  await using editor = await Editor.start({ "l.journey": text });
  expect(await editor.client.sendRequest(DefinitionRequest.type, editor.cursor())).toBeNull();
});

test("a link says what was clicked on and all that is there; a plain client gets places", async () => {
  const app = marked({ "login.journey": "tree: Prof<|>ile" });
  await using editor = await Editor.start(app);
  const [link] = (await editor.client.sendRequest(
    DefinitionRequest.type,
    editor.cursor(),
  )) as LocationLink[]; // this client has told that it takes links
  expect(
    link?.originSelectionRange && editor.textIn("login.journey", link.originSelectionRange),
  ).toBe("Profile");
  expect(link && editor.textIn("shared.journey", link.targetRange)).toMatch(
    /^journey Profile[^]*\}$/,
  );
  const { definition: _, ...textDocument } = everything.textDocument ?? {};
  await using plain = await Editor.start(app, { abilities: { ...everything, textDocument } });
  const answer = await plain.client.sendRequest(DefinitionRequest.type, plain.cursor());
  expect(answer).toEqual([expect.objectContaining({ uri: "file:///project/shared.journey" })]);
});

test("what is declared is defined there", async () => {
  await using editor = await Editor.start(marked({ "login.journey": "tree: Prof<|>ile" }));
  const answer = await editor.client.sendRequest(DeclarationRequest.type, editor.cursor());
  expect(places(editor, answer)).toEqual(["shared.journey:9:9 Profile"]);
});

test("a node's implementation is the script or the journey that it runs", async () => {
  await using editor = await Editor.start(
    marked({ "login.journey": "node pro<|>file", "shared.journey": "node a<|>sk" }),
  );
  const ask = (index: number) =>
    editor.client.sendRequest(ImplementationRequest.type, editor.cursor(index));
  expect(places(editor, await ask(0))).toEqual(["shared.journey:9:9 Profile"]);
  expect(places(editor, await ask(1))).toEqual(["scripts/ask.js:1:1"]);
});

test("the type of a journey is the schema of its accounts", async () => {
  await using editor = await Editor.start(marked({ "login.journey": "tree: Prof<|>ile" }));
  const answer = await editor.client.sendRequest(TypeDefinitionRequest.type, editor.cursor());
  expect(places(editor, answer)).toEqual(["schemas/user.schema.json:1:1"]);
});

test("half-typed text: names are followed as far as they are known", async () => {
  const text =
    'import { Profile } from "./shared.journey"\njourney L {\n  start -> a\n  node a: InnerTreeEvaluator {\n    tree: Prof<|>ile\n    true -> a<|>\n  node b: Data';
  await using editor = await Editor.start({ ...files, "l.journey": text });
  const ask = (index: number) =>
    editor.client.sendRequest(DefinitionRequest.type, editor.cursor(index));
  expect(places(editor, await ask(0))).toEqual(["shared.journey:9:9 Profile"]);
  expect(places(editor, await ask(1))).toEqual(["l.journey:4:8 a"]);
});

test("CRLF line ends, and characters of two units before the name", async () => {
  const text =
    'journey L {\r\n  /* 😀 */ start -> a\r\n  node a "😀😀": X {\r\n    "😀" -> /* 😀 */ a<|>\r\n  }\r\n}\r\n';
  await using editor = await Editor.start({ "l.journey": text });
  const answer = (await editor.client.sendRequest(
    DefinitionRequest.type,
    editor.cursor(),
  )) as LocationLink[]; // this client has told that it takes links
  expect(places(editor, answer)).toEqual(["l.journey:3:8 a"]);
  expect(answer[0]?.originSelectionRange).toEqual({
    start: { line: 3, character: 21 },
    end: { line: 3, character: 22 },
  });
});
