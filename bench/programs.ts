/** The programs that are measured as whole processes, and the folders that they run in. */
import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Folder } from "./measuring/folder.ts";
import { type Command, nodeCommand } from "./measuring/whole-process.ts";
import { peerFolder } from "./peers.ts";
import { fifties, type Files } from "./shapes.ts";

const root = join(import.meta.dirname, "..");

/** Ours, as it was built. */
export function journeyc(folder: Folder, ...given: readonly string[]): Command {
  return nodeCommand(folder.path, join(root, "compiler/bin/journeyc.cjs"), ...given);
}

/** TypeSpec. Its work without `--no-emit` is one JSON Schema document of all models. */
export function typespec(folder: Folder, ...given: readonly string[]): Command {
  const script = join(peerFolder("typespec"), "node_modules/@typespec/compiler/cmd/tsp.js");
  return nodeCommand(folder.path, script, "compile", "main.tsp", ...given);
}

/** 50 models, each of which refers to the one before it. Names are the file's own: schemas are told apart by them. */
function models(file: string): string {
  const each = Array.from(
    { length: 50 },
    (_, at) => `model ${file}Node${at} {
  name: string;
  ${at === 0 ? "id: string" : `next: ${file}Node${at - 1}`};
  @doc("User") text: string;
}
`,
  );
  return each.join("\n");
}

/** So many files of 50 models each. */
export function typespecFolder(size: number): Folder {
  const names = Array.from({ length: size }, (_, at) => `Journey${at}`);
  const folder = new Folder({
    "main.tsp": names.map((name) => `import "./${name}.tsp";\n`).join(""),
    ...Object.fromEntries(names.map((name) => [`${name}.tsp`, models(name)] as const)),
    "package.json": "{}",
    "tspconfig.yaml": `emit:
  - "@typespec/json-schema"
options:
  "@typespec/json-schema":
    bundleId: all.json
    emitAllModels: true
    file-type: json
`,
  });
  symlinkSync(join(peerFolder("typespec"), "node_modules"), join(folder.path, "node_modules"));
  return folder;
}

/** tsc 7, which the workspace has. */
export function tsc(folder: Folder): Command {
  const script = createRequire(import.meta.url).resolve("typescript/package.json");
  return nodeCommand(folder.path, join(script, "../bin/tsc"), "--noEmit");
}

/** Files and what `journeyc compile` makes of them with some options, in a folder where the runtime is found. */
export function compiledFolder(files: Files, ...options: readonly string[]): Folder {
  const folder = new Folder({ "package.json": '{ "type": "module" }', ...files });
  mkdirSync(join(folder.path, "node_modules/@journeyc"), { recursive: true });
  symlinkSync(join(root, "runtime"), join(folder.path, "node_modules/@journeyc/runtime"));
  const { program, arguments: given } = journeyc(folder, "compile", ...options);
  const { status, stderr } = spawnSync(program, given, { cwd: folder.path, encoding: "utf8" });
  if (status !== 0) throw new Error(`journeyc compile: ${status}\n${stderr}`);
  return folder;
}

/** So many compiled files of 50 nodes, as a project of TypeScript's. */
export function emittedFolder(size: number): Folder {
  const compilerOptions = {
    target: "ES2024",
    module: "NodeNext",
    strict: true,
    skipLibCheck: true,
    types: [],
  };
  return compiledFolder({
    ...fifties(size),
    "tsconfig.json": JSON.stringify({ compilerOptions }),
  });
}
