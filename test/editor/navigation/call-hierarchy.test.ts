import {
  type CallHierarchyItem,
  CallHierarchyIncomingCallsRequest,
  CallHierarchyOutgoingCallsRequest,
  CallHierarchyPrepareRequest,
} from "vscode-languageserver-protocol/node";
import { expect, test } from "vitest";
import { Editor, pathOf } from "../support/editor.ts";
import { files, marked } from "./support/files.ts";
import { place } from "./support/places.ts";

const twice = `import { Profile } from "./shared.journey"
import { Login } from "./login.journey"

journey Twice {
  start -> a
  node a: InnerTreeEvaluator {
    tree: Profile
    true, false -> b
  }
  node b: InnerTreeEvaluator {
    tree: Profile
    true, false -> c
  }
  node c: InnerTreeEvaluator {
    tree: Login
    true -> Twice
    tree: Twice
`;

const app = { ...files, "twice.journey": twice };

async function prepare(editor: Editor): Promise<CallHierarchyItem> {
  const items = await editor.client.sendRequest(CallHierarchyPrepareRequest.type, editor.cursor());
  const [item] = items ?? [];
  if (item === undefined) throw new Error("There is no journey.");
  return item;
}

test.each([
  ["shared.journey", "journey Prof<|>ile", "Profile"],
  ["login.journey", "tree: Prof<|>ile", "Profile"],
  ["login.journey", ", Prof<|>ile }", "Profile"],
  ["login.journey", "node pro<|>file", "Login"],
])("in %s %s is about %s", async (path, mark, name) => {
  await using editor = await Editor.start(marked({ [path]: mark }, app));
  expect((await prepare(editor)).name).toBe(name);
});

test("a connector is no journey", async () => {
  await using editor = await Editor.start(marked({ "shared.journey": "tenant<|>Id" }));
  const items = await editor.client.sendRequest(CallHierarchyPrepareRequest.type, editor.cursor());
  expect(items).toBeNull();
});

test("who runs a journey, and where", async () => {
  await using editor = await Editor.start(marked({ "shared.journey": "journey Prof<|>ile" }, app));
  const item = await prepare(editor);
  const calls = await editor.client.sendRequest(CallHierarchyIncomingCallsRequest.type, { item });
  const shown = (calls ?? []).flatMap(({ from, fromRanges }) =>
    fromRanges.map((range) => `${from.name} ${place(editor, from.uri, range)}`),
  );
  expect(shown).toEqual([
    "Login login.journey:32:11 Profile",
    "Twice twice.journey:7:11 Profile",
    "Twice twice.journey:11:11 Profile",
  ]);
});

test("what a journey runs, half-written as it is", async () => {
  await using editor = await Editor.start(marked({ "twice.journey": "journey Twi<|>ce" }, app));
  const item = await prepare(editor);
  const calls = await editor.client.sendRequest(CallHierarchyOutgoingCallsRequest.type, { item });
  const shown = (calls ?? []).flatMap(({ to, fromRanges }) =>
    fromRanges.map((range) => `${pathOf(to.uri)} ${to.name} ${place(editor, item.uri, range)}`),
  );
  expect(shown).toEqual([
    "shared.journey Profile twice.journey:7:11 Profile",
    "shared.journey Profile twice.journey:11:11 Profile",
    "login.journey Login twice.journey:15:11 Login",
    "twice.journey Twice twice.journey:17:11 Twice",
  ]);
});
