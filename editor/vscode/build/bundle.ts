import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, type BuildOptions, type Metafile } from "esbuild";
import { styleSheetOf } from "journeyc/drawing";
import { editorTheme } from "./editor-theme.ts";
import { journeyInMarkdown } from "./journey-in-markdown.ts";
import { bundledRequire, withoutEmission } from "./plugins.ts";

const root = join(import.meta.dirname, "..");
const repository = join(root, "../..");
const dist = join(root, "dist");

const common = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
  conditions: ["source"],
  // The one use is in code that bundles do not run.
  logOverride: { "empty-import-meta": "silent" },
} satisfies BuildOptions;

const node = {
  ...common,
  platform: "node",
  format: "cjs",
  target: "node22",
} satisfies BuildOptions;

/** What a bundle is made of; the build's own test reads it. */
export interface Bundles {
  readonly client: Metafile;
  readonly server: Metafile;
}

/** The grammar and the pages are those of the compiler: copied by each build, never by hand. */
function copyShared(): void {
  const grammar = "grammar/journey.tmLanguage.json";
  copyFileSync(join(repository, grammar), join(dist, "journey.tmLanguage.json"));
  writeFileSync(
    join(dist, "journey-in-markdown.tmLanguage.json"),
    JSON.stringify(journeyInMarkdown),
  );
  mkdirSync(join(dist, "pages"));
  const pages = join(repository, "docs/diagnostics");
  for (const name of readdirSync(pages).filter((file) => /^J\d{4}\.md$/.test(file)))
    copyFileSync(join(pages, name), join(dist, "pages", name));
  const style = readFileSync(join(root, "webview/style.css"), "utf8");
  writeFileSync(join(dist, "preview.css"), `${styleSheetOf(editorTheme)}\n${style}`);
}

/** Bundles the extension into `dist`: the client, the server and the preview's script, a file each. */
export async function bundle(): Promise<Bundles> {
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist);
  copyShared();
  const [client, server] = await Promise.all([
    build({
      ...node,
      entryPoints: ["client/extension.ts"],
      outfile: "dist/extension.cjs",
      external: ["vscode"],
    }),
    build({
      ...node,
      entryPoints: ["server/main.ts"],
      outfile: "dist/language-server.cjs",
      plugins: [withoutEmission, bundledRequire],
    }),
    build({
      ...node,
      entryPoints: ["server/start.ts"],
      outfile: "dist/server.cjs",
      packages: "external",
    }),
    build({
      ...common,
      entryPoints: ["webview/main.ts"],
      outfile: "dist/preview.js",
      platform: "browser",
      format: "iife",
      target: "es2022",
    }),
  ]);
  return { client: client.metafile, server: server.metafile };
}
