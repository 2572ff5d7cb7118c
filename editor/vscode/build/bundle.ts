import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, type BuildOptions } from "esbuild";
import { styleSheetOf } from "journeyc/drawing";
import { editorTheme } from "./editor-theme.ts";
import { journeyInMarkdown } from "./journey-in-markdown.ts";
import { bundledRequire, withoutEmission } from "./plugins.ts";

const root = join(import.meta.dirname, "..");
const repository = join(root, "../..");

const common = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  legalComments: "none",
  logLevel: "warning",
  conditions: ["@journeyc/source"],
  // The one use is in code that bundles do not run.
  logOverride: { "empty-import-meta": "silent" },
} satisfies BuildOptions;

const node = {
  ...common,
  platform: "node",
  format: "cjs",
  target: "node22",
  // jsonc-parser has a main that requires by a name of its own, which no bundler follows.
  mainFields: ["module", "main"],
} satisfies BuildOptions;

/** A page without its links to the rest of the guide, which is not here; those to other findings stay. */
function alone(page: string): string {
  return page.replaceAll(/\[([^\]]+)\]\(\.\.\/[^)]*\)/g, "$1");
}

/** The grammar and the pages are those of the compiler: copied by each build, never by hand. */
function copyShared(dist: string): void {
  const grammar = "grammar/journey.tmLanguage.json";
  copyFileSync(join(repository, grammar), join(dist, "journey.tmLanguage.json"));
  const inMarkdown = JSON.stringify(journeyInMarkdown);
  writeFileSync(join(dist, "journey-in-markdown.tmLanguage.json"), inMarkdown);
  mkdirSync(join(dist, "pages"));
  const pages = join(repository, "docs/diagnostics");
  for (const name of readdirSync(pages).filter((file) => /^J\d{4}\.md$/.test(file)))
    writeFileSync(join(dist, "pages", name), alone(readFileSync(join(pages, name), "utf8")));
  const style = readFileSync(join(root, "webview/style.css"), "utf8");
  writeFileSync(join(dist, "preview.css"), `${styleSheetOf(editorTheme)}\n${style}`);
}

/** Bundles the extension's code into a folder: the client, the server and the preview's script, a file each. */
export async function bundle(dist: string): Promise<void> {
  mkdirSync(dist, { recursive: true });
  copyShared(dist);
  const into = (name: string): { outfile: string } => ({ outfile: join(dist, name) });
  await Promise.all([
    build({
      ...node,
      ...into("extension.cjs"),
      entryPoints: ["client/extension.ts"],
      external: ["vscode"],
    }),
    build({
      ...node,
      ...into("language-server.cjs"),
      entryPoints: ["server/main.ts"],
      external: ["./script-types.cjs"],
      plugins: [withoutEmission, bundledRequire],
    }),
    build({
      ...node,
      ...into("check-thread.cjs"),
      entryPoints: [join(repository, "editor/language-server/stdio/check-thread.ts")],
      external: ["./script-types.cjs"],
      plugins: [withoutEmission, bundledRequire],
    }),
    build({
      ...node,
      ...into("drawing-thread.cjs"),
      entryPoints: [join(repository, "editor/drawing-thread/thread.ts")],
      external: ["./script-types.cjs"],
      plugins: [withoutEmission, bundledRequire],
    }),
    build({
      ...node,
      ...into("script-types.cjs"),
      entryPoints: [join(repository, "compiler/script-types/script-types.ts")],
      external: ["./script-types.cjs"],
      plugins: [bundledRequire],
    }),
    build({
      ...node,
      ...into("server.cjs"),
      entryPoints: ["server/start.ts"],
    }),
    build({
      ...common,
      ...into("preview.js"),
      entryPoints: ["webview/main.ts"],
      platform: "browser",
      format: "iife",
      target: "es2022",
    }),
  ]);
}
