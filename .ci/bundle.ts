/**
 * Puts what `journeyc` needs to start into few files, since a start is mostly the loading of many: `bin/journeyc.cjs`
 * starts them. Each is one CommonJS module, so that the code that V8 has made of it can be kept in one piece. What is
 * large and seldom used stays in its package.
 */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
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
  format: "cjs",
  platform: "node",
  target: "node22.13",
  mainFields: ["module", "main"],
  external: ["@dagrejs/dagre", "ajv-formats", "chokidar", "prettier", "string-width", "ts-morph"],
  // `import()` is not for code that is kept in this way; Node's `require` takes ES modules as well.
  supported: { "dynamic-import": false },
  // Less to read at each start; names stay, for the stack of a fault.
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "inline",
  define: { "import.meta.url": "moduleAddress" },
  banner: { js: 'const moduleAddress = require("node:url").pathToFileURL(__filename).href;' },
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

/** What is loaded by a name of the package is the file beside it, too. */
const scriptTypesBeside: Plugin = {
  name: "script-types-beside",
  setup({ onLoad }) {
    onLoad({ filter: /lazy-script-types\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replace('"#script-types"', '"./script-types.js"'),
    }));
  },
};

/** Commander can start programs for verbs; we have none, and the module for that loads half of the network. */
const noPrograms: Plugin = {
  name: "no-programs",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ path, importer }) =>
      importer.includes("commander") ? { path, namespace: "none" } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "none" }, () => ({ contents: "export default {};" }));
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
    onResolve({ filter: /^vscode-languageserver(\/node)?$/ }, ({ path, importer }) =>
      importer.startsWith(join(root, "editor")) ? { path, namespace } : undefined,
    );
    onLoad({ filter: /.*/, namespace }, ({ path }) => {
      const load = createRequire(join(root, "editor/package.json"));
      const exported = Object.keys(load(path) as object)
        .filter((name) => name !== "__esModule")
        .map((name) => `export const ${name} = api.${name};`);
      const all = `const api = require(${JSON.stringify(load.resolve(path))});`;
      return { contents: [all, ...exported].join("\n"), resolveDir: root };
    });
  },
};

rmSync(outdir, { recursive: true, force: true });
await build({
  ...common,
  entryPoints: {
    main: "compiler/dist/cli/main-of-bundle.js",
    run: "compiler/dist/cli/run.js",
    "language-server": "editor/dist/language-server/stdio.js",
    "check-thread": "editor/dist/language-server/stdio/check-thread.js",
    // The thread that draws, under the name that it has beside its module.
    thread: "editor/dist/drawing-thread/thread.js",
    // What is loaded by name, with the first script or node type.
    "script-types": "compiler/dist/script-types/script-types.js",
  },
  plugins: [serverBeside, scriptTypesBeside, protocolOnce, noPrograms],
});
// A package of its own, which the names of the compiler's do not reach.
writeFileSync(join(outdir, "package.json"), `${JSON.stringify({ type: "commonjs" })}\n`);
