import { MemoryHost } from "journeyc";
import {
  DefinitionRequest,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  ReferencesRequest,
  RenameRequest,
} from "vscode-languageserver-protocol/node";
import { expect, test } from "vitest";
import { Editor } from "../support/editor.ts";
import { files, marked, shared } from "./support/files.ts";

// A journey of one folder is run by one of another, which sees what is being written in the first.

const user = `import { Profile } from "../project/shared.journey"

journey User {
  start -> a
  node a: InnerTreeEvaluator {
    tree: Profile
    true, false -> failure
  }
}
`;

const other = Object.fromEntries(
  Object.entries(files).map(([path, text]) => [`../project/${path}`, text]),
);
const folders = { "file:///other": new MemoryHost({ ...other, "user.journey": user }) };

test("uses in another folder are found and renamed", async () => {
  await using editor = await Editor.start(marked({ "shared.journey": "journey Prof<|>ile" }), {
    folders,
  });
  const context = { includeDeclaration: false };
  const params = { ...editor.cursor(), context };
  const found = await editor.client.sendRequest(ReferencesRequest.type, params);
  expect(found?.map(({ uri, range }) => `${uri}:${range.start.line + 1}`)).toEqual([
    "file:///project/login.journey:1",
    "file:///project/login.journey:32",
    "file:///other/user.journey:1",
    "file:///other/user.journey:6",
  ]);
  const edit = await editor.client.sendRequest(RenameRequest.type, {
    ...editor.cursor(),
    newName: "Completion",
  });
  const changed = edit?.documentChanges?.flatMap((change) =>
    "textDocument" in change ? `${change.textDocument.uri} ${change.edits.length}` : [],
  );
  expect(changed).toEqual([
    "file:///project/login.journey 2",
    "file:///project/shared.journey 1",
    "file:///other/user.journey 2",
  ]);
});

test("a name is refused that is taken in the other folder", async () => {
  await using editor = await Editor.start(marked({ "shared.journey": "journey Prof<|>ile" }), {
    folders,
  });
  const params = { ...editor.cursor(), newName: "User" };
  await expect(editor.client.sendRequest(RenameRequest.type, params)).rejects.toThrow(
    "`user.journey` already declares a journey `User`",
  );
});

test("what is being written in one folder is seen from the other, and told once", async () => {
  await using editor = await Editor.start(files, { folders, open: ["shared.journey"] });
  await editor.type("shared.journey", shared.replace("journey Profile", "journey Renamed"));
  const found = await editor.diagnostics("file:///other/user.journey", (all) => all.length > 0);
  expect(found.map(({ code }) => code)).toContain("J2008");
  const own = await editor.diagnostics("shared.journey", (all) => all.length > 0);
  expect(own.map(({ code }) => code)).toEqual(["J2015"]);
});

test("what changes on the disk of one folder is seen from the other", async () => {
  const host = new MemoryHost({ ...other, "user.journey": user });
  await using editor = await Editor.start(files, { folders: { "file:///other": host } });
  const seen = await editor.client.sendRequest(DefinitionRequest.type, {
    textDocument: { uri: "file:///other/user.journey" },
    position: { line: 5, character: 12 },
  });
  expect(seen).toHaveLength(1);
  host.write("../project/shared.journey", shared.replace("journey Profile", "journey Renamed"));
  await editor.client.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: [{ uri: "file:///project/shared.journey", type: FileChangeType.Changed }],
  });
  const found = await editor.diagnostics("file:///other/user.journey", (all) => all.length > 0);
  expect(found.map(({ code }) => code)).toContain("J2008");
});
