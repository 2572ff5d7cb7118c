/**
 * Puts what `journeyc` needs to start into few files, since a start is mostly the loading of many: `bin/journeyc.js` runs
 * them. The command line is in parts that the commands share; the language server and its threads are one file each. What
 * is large and seldom used stays in its package.
 */
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type BuildOptions, type Plugin } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const outdir = join(root, "compiler/dist/bundle");

const common: BuildOptions = {
  absWorkingDir: root,
  outdir,
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node22.13",
  external: ["@dagrejs/dagre", "ajv-formats", "chokidar", "jsonc-parser", "prettier", "ts-morph"],
  legalComments: "inline",
  // Packages that are not ES modules ask for Node's own in this way.
  banner: {
    js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
  },
  logLevel: "warning",
};

/** The server as the command line names it is the file beside it. */
const serverBeside: Plugin = {
  name: "server-beside",
  setup({ onResolve }) {
    onResolve({ filter: /^journeyc-editor\/stdio$/ }, () => ({
      path: "./language-server.js",
      external: true,
    }));
  },
};

/**
 * The protocol as an ES module. It is a CommonJS module of some 700 names, of which esbuild would otherwise make a
 * copy, getter by getter, for each of our modules that imports one of them.
 */
const protocolOnce: Plugin = {
  name: "protocol-once",
  setup({ onResolve, onLoad }) {
    const namespace = "protocol";
    onResolve({ filter: /^vscode-languageserver$/ }, ({ path, importer }) =>
      importer.startsWith(join(root, "editor")) ? { path, namespace } : undefined,
    );
    onLoad({ filter: /.*/, namespace }, async ({ path }) => {
      const load = createRequire(join(root, "editor/package.json"));
      const exported = Object.keys(load(path) as object)
        .filter((name) => name !== "__esModule")
        .map((name) => `export const ${name} = api.${name};`);
      const all = `import * as api from ${JSON.stringify(load.resolve(path))};`;
      return {
        contents: [all, ...exported].join("\n"),
        resolveDir: root,
      };
    });
  },
};

rmSync(outdir, { recursive: true, force: true });
await build({
  ...common,
  entryPoints: { main: "compiler/dist/cli/main.js" },
  splitting: true,
  plugins: [serverBeside],
});
await build({
  ...common,
  entryPoints: {
    "language-server": "editor/dist/language-server/stdio.js",
    "check-thread": "editor/dist/language-server/stdio/check-thread.js",
    // The thread that draws, under the name that it has beside its module.
    thread: "editor/dist/drawing-thread/thread.js",
  },
  splitting: true,
  plugins: [protocolOnce],
});
