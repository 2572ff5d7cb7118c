/**
 * The phases in order. Each takes what the one before it made, gives its value and what it found, and goes on with
 * what there is: a broken file is still bound, a badly bound one still checked.
 */
import type { SourceFile } from "./1-syntax/ast.ts";
import { bindProgram } from "./2-bind/bind.ts";
import type { BindContext } from "./2-bind/context.ts";
import type { BoundFile, Program } from "./2-bind/model.ts";
import { checkProgram } from "./4-check/check.ts";
import type { Module } from "./5-lower/ir.ts";
import { inOrder } from "./diagnostics/collection.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import { type Phases, unwatched } from "./phases.ts";
import { version } from "./version.ts";

export interface Analysis {
  readonly program: Program;
  readonly diagnostics: readonly Diagnostic[];
}

/** A compiled file: the module's text and its source map, or its declarations, which have none. */
export interface EmittedFile {
  readonly path: string;
  readonly text: string;
  readonly map: string | undefined;
}

export interface Emission {
  readonly files: readonly EmittedFile[];
  /** The text of the registry, where there is to be one. */
  readonly registry: string | undefined;
  /** Nodes that no code of the runtime stands behind, and settings of journeys that it does not obey. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Parsed files to a bound program (phase 2). */
export function bind(
  files: readonly SourceFile[],
  context: BindContext,
  phases: Phases = unwatched,
): Analysis {
  const { value: program, diagnostics } = phases.timed("bind", () => bindProgram(files, context));
  return { program, diagnostics: inOrder(diagnostics) };
}

/** Parsed files to a checked program (phases 2 to 4; phase 3 is asked by the rules that need the graph). */
export function analyse(
  files: readonly SourceFile[],
  context: BindContext,
  phases: Phases = unwatched,
): Analysis {
  const { program, diagnostics } = bind(files, context, phases);
  const found = phases.timed("check", () => checkProgram(program, phases));
  return { program, diagnostics: inOrder([...diagnostics, ...found]) };
}

/** Where a source's module will stand. */
export interface Placement {
  /** The source's path as its module's source map names it. */
  readonly seenFromModule: (source: string) => string;
  /** The module's absolute path on the disk, for the project's own prettier configuration; undefined elsewhere. */
  readonly onDisk: (source: string) => string | undefined;
  /** True: what modules export, instead of the modules. */
  readonly declarations: boolean;
  readonly registry?: RegistryPlacement;
}

/** Where the registry of some files will stand. */
export interface RegistryPlacement {
  /** The files whose journeys it names. */
  readonly entries: readonly string[];
  /** A source's module, as the registry imports it. */
  readonly specifierOf: (source: string) => string;
  /** As for modules. */
  readonly onDisk: string | undefined;
}

/** A file of a program without errors, for a bundler. */
export interface BundledModule {
  readonly javascript: string;
  /** The source map, as JSON. */
  readonly map: string;
  /** The text of `x.d.journey.ts`. */
  readonly declarations: string;
}

/**
 * One file of a program without errors to JavaScript and its declarations (phases 5 and 6).
 * @returns no module where no code stands behind a node, which the diagnostics say
 */
export async function emitOne(
  program: Program,
  file: BoundFile,
): Promise<{ readonly module?: BundledModule; readonly diagnostics: readonly Diagnostic[] }> {
  const { lowerFile } = await import("./5-lower/lower.ts");
  const { emitDeclarations, emitModule } = await import("./6-emit/emit.ts");
  const { value, diagnostics } = lowerFile(file, program);
  if (value === undefined) return { diagnostics };
  const { text: javascript, map } = emitModule(value, { version, form: "javascript" });
  const declarations = emitDeclarations(value, { version });
  return { module: { javascript, map, declarations }, diagnostics };
}

/** A program without errors to TypeScript (phases 5 and 6, loaded here because `check` never needs them). */
export async function emit(
  program: Program,
  placement: Placement,
  phases: Phases = unwatched,
): Promise<Emission> {
  const { lowerFile } = await import("./5-lower/lower.ts");
  const { emitDeclarations, emitModule } = await import("./6-emit/emit.ts");
  const { emitFormatted } = await import("#format");
  const lowered = program.files.map((file) => lowerFile(file, program));
  const modules = lowered.flatMap(({ value }) => value ?? []);
  const files: EmittedFile[] = [];
  const folders = new Map<string, boolean>();
  for (const [index, module] of modules.entries()) {
    phases.tell("Modules emitted:", index, modules.length);
    if (placement.declarations) {
      const text = emitDeclarations(module, { version });
      files.push({ path: module.path, text, map: undefined });
      continue;
    }
    const options = { version, sourcePath: placement.seenFromModule(module.path) };
    const path = placement.onDisk(module.path);
    const emitted = path
      ? await emitFormatted(module, options, path, folders)
      : emitModule(module, options);
    files.push({ path: module.path, ...emitted });
  }
  const diagnostics = lowered.flatMap((one) => one.diagnostics);
  const isWhole = modules.length === program.files.length;
  const registry =
    placement.registry && isWhole
      ? await registryText(program, modules, placement.registry)
      : undefined;
  return { files, registry, diagnostics };
}

async function registryText(
  program: Program,
  modules: readonly Module[],
  { entries, specifierOf, onDisk }: RegistryPlacement,
): Promise<string> {
  const { registryOf } = await import("./5-lower/registry.ts");
  const { emitRegistry } = await import("./6-emit/registry.ts");
  const { formatted } = await import("#format");
  const registry = await registryOf(program, modules, new Set(entries));
  const text = emitRegistry(registry, { version, specifierOf });
  return onDisk === undefined ? text : formatted(text, onDisk);
}
