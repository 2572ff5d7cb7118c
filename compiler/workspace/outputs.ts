import { posix } from "../posix.ts";
import { type Diagnostic, report } from "../diagnostics/diagnostic.ts";
import type { EmittedFile } from "../pipeline.ts";
import { outputClash } from "./errors/output-clash.ts";
import { outputOutside } from "./errors/output-outside.ts";
import { wholeFile } from "./read-failure.ts";

/** A file to be written. */
export interface Output {
  readonly path: string;
  readonly text: string;
  /** The `.journey` file that it is made from; absent for a registry, which is made from many. */
  readonly source?: string;
}

export interface OutputOptions {
  /** The folder that takes the modules, with the folders of the sources below it; beside the sources when absent. */
  readonly outDir?: string;
  /** True: `x.d.journey.ts` instead of the module, for who imports journeys by a bundler's plugin. */
  readonly declarations?: boolean;
  /** The file that takes the registry of the journeys that are asked for; none when absent. */
  readonly registry?: string;
}

/** Where the module of a source goes, or its declarations. */
export function outputPath(source: string, { outDir, declarations }: OutputOptions): string {
  const name = declarations ? source.replace(/\.journey$/, ".d.journey.ts") : `${source}.ts`;
  return outDir === undefined ? name : posix.join(outDir, name);
}

/** A source's path, relative to the folder that its module goes to: what its source map says. */
export function seenFromModule(source: string, options: OutputOptions): string {
  return posix.relative(posix.dirname(outputPath(source, options)), source);
}

/** A source's module, as a registry imports it: where a bundler compiles journeys, the journey itself. */
export function seenFromRegistry(source: string, registry: string, options: OutputOptions): string {
  const module = options.declarations ? source : outputPath(source, options);
  const path = posix.relative(posix.dirname(registry), module).replace(/\.ts$/, ".js");
  return path.startsWith("../") ? path : `./${path}`;
}

function isOutside(path: string): boolean {
  return path === ".." || path.startsWith("../") || posix.isAbsolute(path);
}

function outside(source: string, folder: string): Diagnostic {
  return report(outputOutside, { source, folder }, wholeFile(source), {
    hints: ["Run journeyc in a folder that has all the sources below it."],
  });
}

/** Sources whose outputs are one file where names differ only in case or in Unicode's normal form. */
function clashes(files: readonly EmittedFile[], options: OutputOptions): Diagnostic[] {
  const folded = (file: EmittedFile): string =>
    outputPath(file.path, options).normalize("NFC").toLowerCase();
  return [...Map.groupBy(files, folded).values()].flatMap(([first, ...others]) =>
    others.map(({ path: source }) => {
      const parameters = { source, other: first?.path ?? "", output: outputPath(source, options) };
      return report(outputClash, parameters, wholeFile(source), {
        hints: ["Rename one of them."],
      });
    }),
  );
}

/** Which file each module and source map goes to. */
export function planOutputs(
  files: readonly EmittedFile[],
  options: OutputOptions,
): { readonly outputs: readonly Output[]; readonly diagnostics: readonly Diagnostic[] } {
  const { outDir } = options;
  const misplaced = outDir === undefined ? [] : files.filter(({ path }) => isOutside(path));
  const outputs = files.flatMap(({ path: source, text, map }) => {
    const path = outputPath(source, options);
    const module = { path, text, source };
    return map === undefined ? [module] : [module, { path: `${path}.map`, text: map, source }];
  });
  const diagnostics = [
    ...misplaced.map(({ path }) => outside(path, outDir ?? "")),
    ...clashes(files, options),
  ];
  return { outputs, diagnostics };
}
