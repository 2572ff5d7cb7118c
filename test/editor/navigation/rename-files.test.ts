import { WillRenameFilesRequest, type WorkspaceEdit } from "vscode-languageserver-protocol/node";
import { MemoryHost } from "journeyc";
import { createWorkspace } from "journeyc/analysis";
import { expect, test } from "vitest";
import { Editor, pathOf, uriOf } from "../support/editor.ts";
import { applied } from "./support/apply.ts";
import { files, login, shared } from "./support/files.ts";

type Files = Readonly<Record<string, string>>;

/** The folder after a move, as the editor makes it from the server's edit. */
async function move(from: string, to: string, app: Files = files): Promise<Files> {
  await using editor = await Editor.start(app);
  const edit = await editor.client.sendRequest(WillRenameFilesRequest.type, {
    files: [{ oldUri: uriOf(from), newUri: uriOf(to) }],
  });
  return moved({ ...app, ...applied(editor, edit) }, [[from, to], ...renames(edit)]);
}

function renames(edit: WorkspaceEdit | null): readonly (readonly [string, string])[] {
  return (edit?.documentChanges ?? []).flatMap((change) =>
    "kind" in change && change.kind === "rename"
      ? [[pathOf(change.oldUri), pathOf(change.newUri)] as const]
      : [],
  );
}

function moved(app: Files, moves: readonly (readonly [string, string])[]): Files {
  const pathAfter = (path: string): string => {
    for (const [from, to] of moves) {
      if (path === from) return to;
      if (path.startsWith(`${from}/`)) return to + path.slice(from.length);
    }
    return path;
  };
  return Object.fromEntries(Object.entries(app).map(([path, text]) => [pathAfter(path), text]));
}

function findings(app: Files): readonly string[] {
  const workspace = createWorkspace(new MemoryHost(app));
  const entries = Object.keys(app).filter((path) => path.endsWith(".journey"));
  return workspace.check(entries).diagnostics.map(({ code, message }) => `${code} ${message}`);
}

test("a journey file that is renamed takes its imports along", async () => {
  expect(await move("shared.journey", "common.journey")).toEqual({
    ...files,
    "shared.journey": undefined,
    "common.journey": shared,
    "login.journey": login.replace("./shared.journey", "./common.journey"),
  });
});

test("a journey file that moves keeps its own paths right", async () => {
  const after = await move("shared.journey", "lib/deep/shared.journey");
  expect(after["login.journey"]).toBe(login.replace("./shared", "./lib/deep/shared"));
  expect(after["lib/deep/shared.journey"]).toBe(
    shared.replace("./schemas", "../../schemas").replace("./scripts", "../../scripts"),
  );
});

test.each([
  ["schemas/user.schema.json", "user.json", '"./user.json"'],
  ["scripts/ask.js", "scripts/more/ask-user.js", '"./scripts/more/ask-user.js"'],
  ["scripts", "lib/scripts", '"./lib/scripts/ask.js"'],
])("what names %s names %s after the move", async (from, to, path) => {
  const after = await move(from, to);
  expect(after["shared.journey"]).toContain(path);
  expect(findings(after)).toEqual(findings(files));
});

test("a folder that moves as a whole stays as it is inside", async () => {
  const inFolder = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [`app/${path}`, text]),
  );
  const outside = 'import { Profile } from "./app/shared.journey"\n';
  const app = { ...inFolder, "main.journey": outside };
  const after = await move("app", "apps/one", app);
  expect(after["main.journey"]).toBe(outside.replace("./app", "./apps/one"));
  expect(after["apps/one/login.journey"]).toBe(login);
  expect(after["apps/one/shared.journey"]).toBe(shared);
});

test("a layout goes with its journey, and its paths stay right", async () => {
  const layout = JSON.stringify({
    scripts: { "./scripts/ask.js": { id: "1" } },
    dependencies: {
      themes: { a: "./themes/a.json" },
      emailTemplates: [{ id: "m", file: "./m.json" }],
    },
  });
  const app = { ...files, "shared.journey.layout.json": layout };
  const after = await move("shared.journey", "lib/shared.journey", app);
  expect(after["shared.journey.layout.json"]).toBeUndefined();
  expect(after["lib/shared.journey.layout.json"]).toBe(layout.replaceAll('"./', '"../'));
});

test("files of which nobody speaks change nothing", async () => {
  await using editor = await Editor.start(files);
  const edit = await editor.client.sendRequest(WillRenameFilesRequest.type, {
    files: [{ oldUri: uriOf("readme.md"), newUri: uriOf("README.md") }],
  });
  expect(applied(editor, edit)).toEqual({});
});

test("every file, to every depth and back: the same findings, then the same bytes", async () => {
  const before = findings(files);
  for (const path of Object.keys(files)) {
    for (const to of [`x-${path}`, `deep/er/${path}`, path.split("/").at(-1) ?? path]) {
      if (to === path) continue;
      const there = await move(path, to);
      expect(findings(there), `${path} to ${to}`).toEqual(before);
      expect(await move(to, path, there), `${path} to ${to} and back`).toEqual(files);
    }
  }
});

test("half-typed files and open files count as they are", async () => {
  await using editor = await Editor.start(files, { open: ["login.journey"] });
  await editor.type("login.journey", 'import { Profile } from "./shared.journey');
  const edit = await editor.client.sendRequest(WillRenameFilesRequest.type, {
    files: [{ oldUri: uriOf("shared.journey"), newUri: uriOf("lib/common.journey") }],
  });
  expect(applied(editor, edit)["login.journey"]).toBe(
    'import { Profile } from "./lib/common.journey"',
  );
});
