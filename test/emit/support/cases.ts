import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSource } from "../../../compiler/1-syntax/parse.ts";
import type { SourceFile } from "../../../compiler/1-syntax/ast.ts";
import { bindProgram } from "../../../compiler/2-bind/bind.ts";
import type { Program } from "../../../compiler/2-bind/model.ts";
import { lowerFile } from "../../../compiler/5-lower/lower.ts";
import { registryOf } from "../../../compiler/5-lower/registry.ts";
import type { Module } from "../../../compiler/5-lower/ir.ts";
import { type Emitted, emitModule } from "../../../compiler/6-emit/emit.ts";
import { emitRegistry } from "../../../compiler/6-emit/registry.ts";
import type { Diagnostic } from "../../../compiler/diagnostics/diagnostic.ts";
import { MemoryHost } from "../../../compiler/host/memory-host.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
export const casesFolder = join(root, "test/compile");
/** Modules that tests write stand here: inside the repository, so that they find the packages. */
export const artifacts = join(root, "test/.artifacts");

export interface Step {
  /** The types of the callbacks that are asked, in order. */
  readonly expect: readonly string[];
  readonly header?: string;
  /** One per callback: its only input. */
  readonly answers: readonly (string | number | boolean)[];
}

export interface CaseRun {
  readonly name: string;
  readonly journey: string;
  readonly languages?: readonly string[];
  readonly steps: readonly Step[];
  /** Every outcome that was taken, in order: `node.outcome`. */
  readonly outcomes: readonly string[];
  readonly end: "success" | "failure" | "stop" | "error" | "refused";
  /** Attributes that the first user has afterwards. */
  readonly stored?: Readonly<Record<string, unknown>>;
}

/** `run.json`: what the emitted modules must do. */
export interface Case {
  /** The folder with the sources, seen from the repository; the case's own when absent. */
  readonly from?: string;
  /** The sources; all of the case's folder when absent. */
  readonly files?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly users?: readonly {
    readonly resource: string;
    readonly attributes: Readonly<Record<string, string>>;
  }[];
  readonly runs: readonly CaseRun[];
}

export const caseNames: readonly string[] = readdirSync(casesFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

export function readCase(name: string): Case {
  return JSON.parse(readFileSync(join(casesFolder, name, "run.json"), "utf8")) as Case;
}

/** The sources and schemas of a case, by path. */
export function sourcesOf(name: string): Readonly<Record<string, string>> {
  const { from, files } = readCase(name);
  const folder = from === undefined ? join(casesFolder, name) : join(root, from);
  const wanted = (file: string): boolean =>
    file.endsWith(".schema.json") || (files?.includes(file) ?? file.endsWith(".journey"));
  return Object.fromEntries(
    readdirSync(folder)
      .filter(wanted)
      .sort()
      .map((file) => [file, readFileSync(join(folder, file), "utf8")]),
  );
}

export interface CompiledModule {
  readonly source: SourceFile;
  readonly module: Module;
  readonly emitted: Emitted;
}

export interface CompiledProgram {
  readonly program: Program;
  readonly modules: readonly CompiledModule[];
  readonly diagnostics: readonly Diagnostic[];
}

/** All phases but the checks, over files in memory. */
export function compileSources(files: Readonly<Record<string, string>>): CompiledProgram {
  const host = new MemoryHost(files);
  const parsed = Object.keys(files)
    .filter((path) => path.endsWith(".journey"))
    .map((path) => parseSource(path, files[path] ?? ""));
  const bound = bindProgram(
    parsed.map(({ value }) => value),
    {
      resolve: (from, specifier) => host.resolve(from, specifier),
      readText: (path) => host.read(path),
    },
  );
  const lowered = bound.value.files.map((file) => lowerFile(file, bound.value));
  const modules = lowered.flatMap(({ value: module }, index): CompiledModule[] => {
    const source = bound.value.files[index]?.source;
    return module && source
      ? [{ source, module, emitted: emitModule(module, { version: "0.0.0" }) }]
      : [];
  });
  const diagnostics = [...parsed, bound, ...lowered].flatMap((phase) => phase.diagnostics);
  return { program: bound.value, modules, diagnostics };
}

/** The text of a registry of all files of a program, for a file beside them. */
export async function registryOfAll({ program, modules }: CompiledProgram): Promise<string> {
  const lowered = modules.map(({ module }) => module);
  const registry = await registryOf(program, lowered, new Set(lowered.map(({ path }) => path)));
  return emitRegistry(registry, {
    version: "0.0.0",
    specifierOf: (source) => `./${source}.js`,
  });
}

/** Writes modules with their sources and maps to an empty folder, and answers the folder. */
export function writeModules(folder: string, modules: readonly CompiledModule[]): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { source, emitted } of modules) {
    writeFileSync(join(folder, source.path), source.text);
    writeFileSync(join(folder, `${source.path}.ts`), emitted.text);
    writeFileSync(join(folder, `${source.path}.ts.map`), emitted.map);
  }
  return folder;
}
