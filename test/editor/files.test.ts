import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidCloseTextDocumentNotification,
  FileChangeType,
} from "vscode-languageserver-protocol/node";
import { expect, test } from "vitest";
import { folderWith, journey, schema, unwired } from "../cli/journeyc.ts";
import { ServerProcess } from "./support/server-process.ts";

const uriOf = (...path: readonly string[]): string => pathToFileURL(join(...path)).href;

/** A journey that runs one of another file. */
const calling = (from: string): string => `import { Inner } from "${from}"

resource managed/user from "./user.schema.json"

journey Outer on managed/user {
  start -> inner

  node inner: InnerTreeEvaluator {
    tree: Inner

    true  -> success
    false -> failure
  }
}
`;

test("a folder whose name needs encoding in addresses", async () => {
  const folder = folderWith({ "Büro 100% #1 (a@b)/日本 +x/login.journey": unwired("Login") });
  const root = join(folder, "Büro 100% #1 (a@b)");
  await using server = await ServerProcess.start({ folders: [root] });
  const uri = uriOf(root, "日本 +x/login.journey");
  await expect
    .poll(() => [...server.published.keys()].map(decodeURIComponent), { timeout: 20_000 })
    .toEqual([decodeURIComponent(uri)]);
  await server.open(uri, unwired("Login"));
  await server.expectCodes(uri, ["J3001"]);
  await server.type(uri, journey("Login"));
  await server.expectCodes(uri, []);
});

test("a folder that is opened through a symbolic link, and a file that is one", async () => {
  const folder = folderWith({
    "real/outer.journey": calling("./inner.journey"),
    "elsewhere/inner.journey": unwired("Inner"),
  });
  symlinkSync(join(folder, "real"), join(folder, "link"));
  symlinkSync(join(folder, "elsewhere/inner.journey"), join(folder, "real/inner.journey"));
  writeFileSync(join(folder, "real/user.schema.json"), schema);
  await using server = await ServerProcess.start({ folders: [join(folder, "link")] });
  await server.expectCodes(uriOf(folder, "link/inner.journey"), ["J3001"]);
});

test("without watching by the editor: files that come, change and go on the disk", async () => {
  const folder = folderWith({
    "outer.journey": calling("./inner.journey"),
    "inner.journey": journey("Inner"),
  });
  await using server = await ServerProcess.start({ folders: [folder] });
  const outer = uriOf(folder, "outer.journey");
  await server.open(outer, calling("./inner.journey"));
  await server.expectCodes(outer, []);
  await watching(server, folder);
  rmSync(join(folder, "inner.journey"));
  await server.expectCodes(outer, ["J2007"]);
  writeFileSync(join(folder, "inner.journey"), unwired("Inner"));
  await server.expectCodes(outer, []);
  await server.expectCodes(uriOf(folder, "inner.journey"), ["J3001"]);
  renameSync(join(folder, "inner.journey"), join(folder, "moved.journey"));
  await server.expectCodes(uriOf(folder, "inner.journey"), []);
  await server.expectCodes(uriOf(folder, "moved.journey"), ["J3001"]);
});

test("without watching by the editor: a schema that changes, and journeys that rest on it", async () => {
  const folder = folderWith({ "login.journey": journey("Login") });
  await using server = await ServerProcess.start({ folders: [folder] });
  const uri = uriOf(folder, "login.journey");
  await server.open(uri, journey("Login"));
  await server.expectCodes(uri, []);
  await watching(server, folder);
  writeFileSync(join(folder, "user.schema.json"), "{");
  await expect.poll(() => server.codes(uri)?.length, { timeout: 10_000 }).toBeGreaterThan(0);
  writeFileSync(join(folder, "user.schema.json"), schema);
  await server.expectCodes(uri, []);
});

/** Resolves when the server sees changes on the disk: it begins to watch when it has started. */
async function watching(server: ServerProcess, folder: string): Promise<void> {
  const probe = join(folder, "probe.journey");
  await expect
    .poll(
      () => {
        writeFileSync(probe, `${unwired("Probe")}// ${Math.random()}\n`);
        return server.codes(pathToFileURL(probe).href)?.length ?? 0;
      },
      { timeout: 20_000 },
    )
    .toBeGreaterThan(0);
  rmSync(probe);
  await server.expectCodes(pathToFileURL(probe).href, []);
}

test("where the editor watches, the server does not, and believes what it is told", async () => {
  const folder = folderWith({ "login.journey": journey("Login") });
  await using server = await ServerProcess.start({
    folders: [folder],
    capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
  });
  const uri = uriOf(folder, "login.journey");
  const schemaUri = uriOf(folder, "user.schema.json");
  await server.open(uri, journey("Login"));
  await server.expectCodes(uri, []);
  writeFileSync(join(folder, "user.schema.json"), "{");
  await server.client.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: [{ uri: schemaUri, type: FileChangeType.Changed }],
  });
  await expect.poll(() => server.codes(uri)?.length, { timeout: 10_000 }).toBeGreaterThan(0);
});

test("two folders: an import from one into the other sees what is not saved yet", async () => {
  const folder = folderWith({
    "a/outer.journey": calling("../b/inner.journey"),
    "b/inner.journey": journey("Inner"),
  });
  const [a, b] = [join(folder, "a"), join(folder, "b")];
  await using server = await ServerProcess.start({ folders: [a, b] });
  const [outer, inner] = [uriOf(a, "outer.journey"), uriOf(b, "inner.journey")];
  await server.open(outer, calling("../b/inner.journey"));
  await server.open(inner, journey("Inner"));
  await server.expectCodes(outer, []);
  await server.type(inner, journey("Other"));
  await server.expectCodes(outer, ["J2008"]);
  await server.type(inner, journey("Inner"));
  await server.expectCodes(outer, []);
});

test("a folder within a folder: each finding is told once, and stays when one of them is closed", async () => {
  const folder = folderWith({
    "login.journey": unwired("Login"),
    "inside/inner.journey": unwired("Inner"),
  });
  const inside = join(folder, "inside");
  await using server = await ServerProcess.start({ folders: [folder, inside] });
  const [login, inner] = [uriOf(folder, "login.journey"), uriOf(inside, "inner.journey")];
  await server.open(inner, unwired("Inner"));
  await server.expectCodes(login, ["J3001"]);
  await server.expectCodes(inner, ["J3001"]);
  const change = (added: readonly string[], removed: readonly string[]): Promise<void> =>
    server.client.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: {
        added: added.map((path) => ({ uri: uriOf(path), name: "folder" })),
        removed: removed.map((path) => ({ uri: uriOf(path), name: "folder" })),
      },
    });
  await change([], [inside]);
  await server.type(inner, journey("Inner"));
  await server.expectCodes(inner, []);
  await server.type(inner, unwired("Inner"));
  await server.expectCodes(inner, ["J3001"]);
  await change([inside], [folder]);
  await server.expectCodes(login, []);
  await server.expectCodes(inner, ["J3001"]);
});

test("a file outside of any folder is checked with its neighbours, and nothing below them is told", async () => {
  const folder = folderWith({
    "outer.journey": calling("./inner.journey"),
    "inner.journey": journey("Inner"),
    "below/other.journey": unwired("Other"),
  });
  mkdirSync(join(folder, "workspace"));
  await using server = await ServerProcess.start({ folders: [join(folder, "workspace")] });
  const outer = uriOf(folder, "outer.journey");
  await server.open(outer, calling("./inner.journey").replace("false", "flase"));
  await expect.poll(() => server.codes(outer)?.length, { timeout: 20_000 }).toBeGreaterThan(0);
  await server.type(outer, calling("./inner.journey"));
  await server.expectCodes(outer, []);
  expect(server.published.has(uriOf(folder, "below/other.journey"))).toBe(false);
  await server.client.sendNotification(DidCloseTextDocumentNotification.type, {
    textDocument: { uri: outer },
  });
});
