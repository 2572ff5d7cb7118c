import { hasErrors } from "../diagnostics/collection.ts";
import { type Diagnostic, report } from "../diagnostics/diagnostic.ts";
import type { Host } from "../host.ts";
import { outputNotOurs } from "./errors/output-not-ours.ts";
import { outputNotWritten } from "./errors/output-not-written.ts";
import type { Output } from "./outputs.ts";
import { wholeFile } from "./read-failure.ts";

export interface Written {
  /** Files that have a new text; the others had it already. */
  readonly written: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What each generated module says of itself near its start. */
const mark = "@generated";
const isMap = (path: string): boolean => path.endsWith(".map");

/** True: a module that this compiler wrote, by its mark. */
export function isGenerated(text: string): boolean {
  return text.slice(0, 2_000).includes(mark);
}

/** What a verb says of the files that it writes. */
export interface Writer {
  /** True: the text is one that the verb wrote, and may write anew. */
  readonly isOurs: (text: string) => boolean;
  /** The option of the command line that names another folder. */
  readonly option: string;
}

const compile: Writer = { isOurs: isGenerated, option: "--out-dir" };

/** A module of the same name that a person wrote is not overwritten. A source map goes with its module. */
function notOurs(host: Host, { path }: Output, { isOurs, option }: Writer): Diagnostic[] {
  const before = host.read(path);
  const free = before.ok ? isOurs(before.text) : before.failure !== "notUtf8";
  if (isMap(path) || free || (!before.ok && before.failure === "notFound")) return [];
  return [
    report(outputNotOurs, { output: path }, wholeFile(path), {
      hints: [`Rename or remove it, or write to another folder with \`${option}\`.`],
    }),
  ];
}

/** Writes one file. The reason of a failure is the system's own, without the path of this machine. */
export function writeFile(host: Host, path: string, text: string): readonly Diagnostic[] {
  try {
    host.write(path, text);
    return [];
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? "unknown error";
    return [report(outputNotWritten, { path, reason }, wholeFile(path))];
  }
}

/** Writes what changed. Nothing is written when one of the files is not ours to overwrite. */
export function writeOutputs(
  host: Host,
  outputs: readonly Output[],
  writer: Writer = compile,
): Written {
  const refused = outputs.flatMap((output) => notOurs(host, output, writer));
  if (hasErrors(refused)) return { written: [], diagnostics: refused };
  const written: string[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { path, text } of outputs) {
    const before = host.read(path);
    if (before.ok && before.text === text) continue;
    const failed = writeFile(host, path, text);
    if (failed.length === 0) written.push(path);
    diagnostics.push(...failed);
  }
  return { written, diagnostics };
}
