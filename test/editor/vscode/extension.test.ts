import { fork } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { type DiagramAnswer, diagramMethod } from "journeyc-editor/diagram";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  createProtocolConnection,
  type Diagnostic,
  DidOpenTextDocumentNotification,
  InitializedNotification,
  InitializeRequest,
  IPCMessageReader,
  IPCMessageWriter,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
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

  test("is small, and starts without ts-morph and prettier", () => {
    expect(statSync(join(extension, "dist/language-server.cjs")).size).toBeLessThan(2_000_000);
    expect(read("dist/language-server.cjs")).toContain("6-emit/emit.ts is not part of the editor");
    expect(statSync(join(folder, "journey.vsix")).size).toBeLessThan(4_000_000);
  });

  test("the client registers each command that the manifest declares", () => {
    const client = read("dist/extension.cjs");
    for (const { command } of manifest().contributes.commands) expect(client).toContain(command);
  });

  test("the style of diagrams has no colour of its own", () => {
    expect(read("dist/preview.css")).not.toMatch(/#[0-9a-f]{3,8}\b|\brgba?\(/i);
  });
});

/** The bundled server as a process, and an editor that has opened a file in it. It takes no registrations. */
async function open(path: string): Promise<{
  readonly client: ProtocolConnection;
  readonly uri: string;
  readonly found: readonly Diagnostic[];
  readonly end: () => void;
}> {
  const child = fork(join(extension, "dist/server.cjs"), ["--node-ipc"], {
    execPath: node,
    execArgv: [],
  });
  const client = createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  const end = (): void => {
    client.dispose();
    child.kill();
  };
  const uri = pathToFileURL(path).href;
  const told = new Promise<readonly Diagnostic[]>((resolve) =>
    client.onNotification(PublishDiagnosticsNotification.type, (params) => {
      if (params.uri === uri && params.diagnostics.length > 0) resolve(params.diagnostics);
    }),
  );
  client.listen();
  await client.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: pathToFileURL(dirname(path)).href,
    capabilities: everything,
    initializationOptions: { pages: "journey-page:/{code}.md" },
  });
  await client.sendNotification(InitializedNotification.type, {});
  const text = readFileSync(path, "utf8");
  await client.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: "journey", version: 1, text },
  });
  return { client, uri, found: await told, end };
}

describe("the bundled server", () => {
  test("finds an error, links its page, and draws the journey", async () => {
    const { client, uri, found, end } = await open(join(extension, "media/sample/sign-on.journey"));
    try {
      expect(found.map(({ code }) => code)).toEqual(["J3001"]);
      expect(found[0]?.codeDescription?.href).toBe("journey-page:/J3001.md");
      const { svg } = await client.sendRequest<DiagramAnswer>(diagramMethod, {
        textDocument: { uri },
      });
      expect(svg).toContain('data-box="node_checkPassword"');
    } finally {
      end();
    }
  });

  test("reads the types of scripts", async () => {
    const project = join(folder, "scripts");
    mkdirSync(project);
    const journey =
      'journey Risk {\n  start -> decide\n\n  node decide: ScriptedDecision {\n    script: "./risk.ts"\n\n    low -> stop\n  }\n}\n';
    writeFileSync(join(project, "risk.journey"), journey);
    writeFileSync(
      join(project, "risk.ts"),
      'export function risk(): "low" | "high" {\n  return "low";\n}\n',
    );
    const { found, end } = await open(join(project, "risk.journey"));
    end();
    const unwired = found.find(({ code }) => code === "J3001");
    expect(unwired?.message).toContain("`high`");
  });
});
