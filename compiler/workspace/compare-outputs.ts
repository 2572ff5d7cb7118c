import type { Host } from "../host.ts";
import type { Output } from "./outputs.ts";
import { isGenerated } from "./write-outputs.ts";

export type Difference = "stale" | "missing" | "orphaned";

export interface DifferentFile {
  readonly difference: Difference;
  readonly path: string;
}

function compare(host: Host, { path, text }: Output): DifferentFile[] {
  const before = host.read(path);
  if (!before.ok)
    return [{ difference: before.failure === "notFound" ? "missing" : "stale", path }];
  return before.text === text ? [] : [{ difference: "stale", path }];
}

/** Which files of a folder are generated, and so have no place there when nothing stands behind them. */
export interface GeneratedFiles {
  /** How their names end. */
  readonly suffixes: readonly string[];
  /** How the names of others end that end so, too. */
  readonly except?: string;
  /** True: the text says that it is generated. */
  readonly isGenerated: (text: string) => boolean;
}

const modules: GeneratedFiles = {
  suffixes: [".journey.ts"],
  except: ".d.journey.ts",
  isGenerated,
};
/** What `compile --declarations` writes. */
export const declarationFiles: GeneratedFiles = { suffixes: [".d.journey.ts"], isGenerated };

/** Generated files in the folders that no source stands behind. */
export function orphans(
  host: Host,
  outputs: readonly Output[],
  folders: readonly string[],
  generated: GeneratedFiles = modules,
): readonly DifferentFile[] {
  const expected = new Set(outputs.map(({ path }) => path));
  return folders
    .flatMap((folder) => generated.suffixes.flatMap((suffix) => host.list(folder, suffix)))
    .filter((path) => !expected.has(path))
    .filter((path) => generated.except === undefined || !path.endsWith(generated.except))
    .filter((path) => {
      const found = host.read(path);
      return found.ok && generated.isGenerated(found.text);
    })
    .map((path) => ({ difference: "orphaned", path }));
}

/**
 * How the generated files differ from what compiling would write now.
 *
 * @param folders where generated files without a source are looked for
 * @param generated what they look like: modules when absent
 */
export function compareOutputs(
  host: Host,
  outputs: readonly Output[],
  folders: readonly string[],
  generated: GeneratedFiles = modules,
): readonly DifferentFile[] {
  const found = [
    ...outputs.flatMap((output) => compare(host, output)),
    ...orphans(host, outputs, folders, generated),
  ];
  const unique = new Map(found.map((file) => [file.path, file]));
  return [...unique.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
