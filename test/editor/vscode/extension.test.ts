import { fork } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type DiagramAnswer, diagramMethod } from "journeyc-editor/diagram";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  InitializedNotification,
  InitializeRequest,
  IPCMessageReader,
  IPCMessageWriter,
  PublishDiagnosticsNotification,
  ShutdownRequest,
} from "vscode-languageserver-protocol/node";
import { everything } from "../support/abilities.ts";
import { node, packageExtension } from "./support/vsix.ts";

const root = join(import.meta.dirname, "../../..");
const folder = mkdtempSync(join(tmpdir(), "journeyc-vsix-"));
const extension = join(folder, "extension");

interface Manifest {
  readonly main: string;
  readonly icon: string;
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly walkthroughs: readonly {
      readonly steps: readonly { readonly media: { readonly markdown: string } }[];
    }[];
    readonly languages: readonly {
      readonly configuration: string;
      readonly icon: { readonly light: string; readonly dark: string };
    }[];
    readonly grammars: readonly { readonly path: string }[];
    readonly snippets: readonly { readonly path: string }[];
  };
}

const read = (path: string): string => readFileSync(join(extension, path), "utf8");
const manifest = (): Manifest => JSON.parse(read("package.json")) as Manifest;

beforeAll(() => void packageExtension(folder));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the package", () => {
  test("holds every file that its manifest names, and says nothing of the workspace", () => {
    const { main, icon, contributes } = manifest();
    const named = [
      main,
      icon,
      ...contributes.languages.flatMap(({ configuration, icon: { light, dark } }) => [
        configuration,
        light,
        dark,
      ]),
      ...contributes.grammars.map(({ path }) => path),
      ...contributes.snippets.map(({ path }) => path),
      ...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.markdown)),
    ];
    for (const path of named) expect(statSync(join(extension, path)).size, path).toBeGreaterThan(0);
    expect(read("package.json")).not.toMatch(/devDependencies|"private"|tsx/);
  });

  test("has the grammar and the pages of the compiler", () => {
    const grammar = readFileSync(join(root, "grammar/journey.tmLanguage.json"), "utf8");
    expect(read("dist/journey.tmLanguage.json")).toBe(grammar);
    const pages = readdirSync(join(root, "docs/diagnostics")).filter((name) =>
      /^J\d{4}\.md$/.test(name),
    );
    expect(readdirSync(join(extension, "dist/pages"))).toEqual(pages);
    for (const page of pages)
      for (const [, target = ""] of read(`dist/pages/${page}`).matchAll(/\]\(([^)#]+)[^)]*\)/g))
        expect(pages, `${page} leads to ${target}`).toContain(target);
  });

  test("is small: neither ts-morph nor prettier is in it", () => {
    expect(statSync(join(extension, "dist/language-server.cjs")).size).toBeLessThan(1_500_000);
    expect(read("dist/language-server.cjs")).toContain("6-emit/emit.ts is not part of the editor");
    expect(statSync(join(folder, "journey.vsix")).size).toBeLessThan(1_000_000);
  });

  test("the client registers each command that the manifest declares", () => {
    const client = read("dist/extension.cjs");
    for (const { command } of manifest().contributes.commands) expect(client).toContain(command);
  });

  test("the style of diagrams has no colour of its own", () => {
    expect(read("dist/preview.css")).not.toMatch(/#[0-9a-f]{3,8}\b|\brgba?\(/i);
  });
});

test("the bundled server finds an error, links its page, and draws the journey", async () => {
  const child = fork(join(extension, "dist/server.cjs"), ["--node-ipc"], {
    execPath: node,
    execArgv: [],
  });
  const client = createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  const sample = join(extension, "media/sample");
  const uri = pathToFileURL(join(sample, "sign-on.journey")).href;
  const found = new Promise<readonly { readonly code?: unknown; readonly href?: string }[]>(
    (resolve) =>
      client.onNotification(PublishDiagnosticsNotification.type, (told) => {
        if (told.uri !== uri || told.diagnostics.length === 0) return;
        resolve(
          told.diagnostics.map(({ code, codeDescription }) => ({
            code,
            ...(codeDescription && { href: codeDescription.href }),
          })),
        );
      }),
  );
  client.listen();
  try {
    await client.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: pathToFileURL(sample).href,
      capabilities: everything,
      initializationOptions: { pages: "journey-page:/{code}.md" },
    });
    await client.sendNotification(InitializedNotification.type, {});
    await client.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: {
        uri,
        languageId: "journey",
        version: 1,
        text: read("media/sample/sign-on.journey"),
      },
    });
    expect(await found).toEqual([{ code: "J3001", href: "journey-page:/J3001.md" }]);
    const drawn = await client.sendRequest<DiagramAnswer>(diagramMethod, { textDocument: { uri } });
    expect(drawn.svg).toContain('data-box="node_checkPassword"');
    await client.sendRequest(ShutdownRequest.type);
  } finally {
    client.dispose();
    child.kill();
  }
});
