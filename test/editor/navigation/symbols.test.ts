import {
  type DocumentSymbol,
  DocumentSymbolRequest,
  type Position,
  type Range,
  type WorkspaceSymbol,
  WorkspaceSymbolRequest,
  WorkspaceSymbolResolveRequest,
} from "vscode-languageserver-protocol/node";
import { expect, test } from "vitest";
import { subsequenceScore } from "../../../editor/language-server/symbols/subsequence.ts";
import { everything } from "../support/abilities.ts";
import { Editor, uriOf } from "../support/editor.ts";
import { files, login, shared } from "./support/files.ts";
import { place } from "./support/places.ts";

async function outline(editor: Editor, path: string): Promise<readonly DocumentSymbol[]> {
  const params = { textDocument: { uri: uriOf(path) } };
  const symbols = await editor.client.sendRequest(DocumentSymbolRequest.type, params);
  return (symbols ?? []).filter((one) => "selectionRange" in one);
}

function shown(symbols: readonly DocumentSymbol[], depth = 0): readonly string[] {
  return symbols.flatMap(({ name, detail, children }) => [
    `${"  ".repeat(depth)}${name}: ${detail ?? ""}`,
    ...shown(children ?? [], depth + 1),
  ]);
}

test("an outline has journeys, pages with members, nodes with their types", async () => {
  await using editor = await Editor.start(files);
  expect(shown(await outline(editor, "login.journey"))).toEqual([
    "Login: Sign on",
    "  start: -> signOn",
    "  signOn: page",
    "    username: PlatformUsername",
    "    password: PlatformPassword",
    "  check: PassthroughAuthentication",
    "  find: IdentifyExistingUser",
    "  profile: InnerTreeEvaluator",
  ]);
  expect(shown(await outline(editor, "shared.journey"))).toEqual([
    "Entra: Entra",
    "managed/user: ./schemas/user.schema.json",
    "Profile: managed/user",
    "  start: -> ask",
    "  ask: ScriptedDecision",
  ]);
});

function contains(outer: Range, inner: Range): boolean {
  const before = (a: Position, b: Position): boolean =>
    a.line < b.line || (a.line === b.line && a.character <= b.character);
  return before(outer.start, inner.start) && before(inner.end, outer.end);
}

function faulty(symbols: readonly DocumentSymbol[]): readonly DocumentSymbol[] {
  return symbols.flatMap((symbol) => {
    const { name, range, selectionRange, children = [] } = symbol;
    const inside = [selectionRange, ...children.map((child) => child.range)];
    const isFine = name !== "" && inside.every((inner) => contains(range, inner));
    return [...(isFine ? [] : [symbol]), ...faulty(children)];
  });
}

test("at every prefix of a file the outline is one that editors take", async () => {
  await using editor = await Editor.start(files);
  const text = `${shared}\n${login}`;
  for (let end = 0; end < text.length; end += 7) {
    await editor.type("login.journey", text.slice(0, end));
    expect(faulty(await outline(editor, "login.journey")), text.slice(0, end)).toEqual([]);
  }
});

test("an editor without nesting gets a list", async () => {
  const abilities = { ...everything, textDocument: {} };
  await using editor = await Editor.start(files, { abilities });
  const params = { textDocument: { uri: uriOf("login.journey") } };
  const symbols = await editor.client.sendRequest(DocumentSymbolRequest.type, params);
  const list = (symbols ?? []).filter((one) => "location" in one);
  expect(
    list.map(({ name, containerName }) => `${containerName ?? ""} ${name}`).slice(0, 4),
  ).toEqual([" Login", "Login start", "Login signOn", "Login.signOn username"]);
});

async function search(editor: Editor, query: string): Promise<readonly WorkspaceSymbol[]> {
  const found = await editor.client.sendRequest(WorkspaceSymbolRequest.type, { query });
  return found ?? [];
}

test("some characters of a name find it in all files, the likeliest first", async () => {
  await using editor = await Editor.start(files);
  const found = await search(editor, "pro");
  expect(found.map(({ name, containerName }) => `${name} in ${containerName ?? ""}`)).toEqual([
    "Profile in shared.journey",
    "profile in Login",
  ]);
  expect((await search(editor, "pwd")).map(({ name }) => name)).toEqual(["password"]);
  expect((await search(editor, "xyz")).map(({ name }) => name)).toEqual([]);
  const [symbol] = found;
  if (symbol === undefined || !("range" in symbol.location)) throw new Error("no range");
  expect(place(editor, symbol.location.uri, symbol.location.range)).toBe(
    "shared.journey:9:9 Profile",
  );
});

test("an editor that resolves symbols gets their places when it wants them", async () => {
  const symbol = { resolveSupport: { properties: ["location.range"] } };
  const abilities = { ...everything, workspace: { ...everything.workspace, symbol } };
  await using editor = await Editor.start(files, { abilities });
  const [first] = await search(editor, "ask");
  if (first === undefined) throw new Error("nothing found");
  expect(first.location).toEqual({ uri: uriOf("shared.journey") });
  const { location } = await editor.client.sendRequest(WorkspaceSymbolResolveRequest.type, first);
  if (!("range" in location)) throw new Error("no range");
  expect(place(editor, location.uri, location.range)).toBe("shared.journey:13:8 ask");
});

test("of ways to find characters the best counts", () => {
  const order = (query: string, ...names: readonly string[]): readonly string[] =>
    names
      .filter((name) => subsequenceScore(query, name) !== undefined)
      .toSorted((a, b) => (subsequenceScore(query, b) ?? 0) - (subsequenceScore(query, a) ?? 0));
  expect(order("lc", "localCount", "alice", "blockchain")).toEqual([
    "localCount",
    "alice",
    "blockchain",
  ]);
  expect(order("count", "countLogin", "loginCount", "count", "c_o_u_n_t")).toEqual([
    "count",
    "countLogin",
    "loginCount",
    "c_o_u_n_t",
  ]);
  // The first `b` begins a word, yet only the second leaves an `a` behind it.
  expect(subsequenceScore("ba", "xBcba")).toBeDefined();
});
