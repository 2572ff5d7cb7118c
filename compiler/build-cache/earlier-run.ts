import { dirname } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { NodeHost } from "../host/node-host.ts";
import { configurationCandidates, saysAll } from "../host/prettier-configuration.ts";
import type { Output } from "../workspace/outputs.ts";
import type { Checked } from "../workspace.ts";
import { outlineOf } from "./outline.ts";
import { type Part, partOf, whole } from "./partial.ts";
import type { LastRun } from "./last-run.ts";
import type { Printed, RunDetails } from "./run-record.ts";
import { type Stamp, stampOf } from "./stamp.ts";

/** A finding of any size is printed, but not everything is remembered: in characters. */
const printedAtMost = 1_000_000;

/** What a run has looked at, and what it knows of the rest. */
export interface Looked<Result extends Checked> {
  /** Of what was looked at. */
  readonly result: Result;
  /** What is found in all the journeys. */
  readonly found: readonly Diagnostic[];
  /** All files, looked at or not. */
  readonly files: readonly string[];
  /** Where only a part was looked at. */
  readonly part: Part | undefined;
}

/** What a run leaves for the next. */
export interface Left<Result extends Checked> {
  readonly looked: Looked<Result>;
  readonly paths: readonly string[];
  readonly entries: readonly string[];
  readonly outputs: readonly Output[];
  readonly printed: Printed;
  readonly code: number;
}

export interface LookOptions {
  /** False: what is made of the journeys is made of all of them. */
  readonly inParts?: boolean;
  /** Whether what a part gives can be joined with what was given before; `code` is the last exit code. */
  readonly isWhole?: (found: readonly Diagnostic[], code: number) => boolean;
}

/** The last run of a command line, for the one that goes on from it. */
export class EarlierRun {
  readonly #last: LastRun;
  readonly #host: NodeHost;

  constructor(last: LastRun, host: NodeHost) {
    this.#last = last;
    this.#host = host;
  }

  /**
   * Looks at what changes concern, or at everything.
   * @param work looks at the files that are asked for, with all that they import
   */
  async look<Result extends Checked>(
    entries: readonly string[],
    work: (entries: readonly string[]) => Promise<Result>,
    { inParts = true, isWhole = () => true }: LookOptions = {},
  ): Promise<Looked<Result>> {
    const { cache, outcome, changes } = this.#last;
    const part = inParts ? this.#part() : undefined;
    if (part !== undefined && outcome !== undefined && changes !== undefined) {
      const details = cache.details();
      const result = await work(part.entries);
      const found = whole(part, changes.inputs, result, details);
      if (found !== undefined && isWhole(found, outcome.code))
        return { result, found, files: Object.keys(details.outlines), part };
    }
    const result = await work(entries);
    const files = result.files.map(({ path }) => path);
    return { result, found: result.diagnostics, files, part: undefined };
  }

  #part(): Part | undefined {
    const { cache, outcome, changes } = this.#last;
    if (outcome === undefined || changes === undefined) return undefined;
    return partOf(changes, outcome, cache.details());
  }

  /** Remembers a run, where the next can rely on it. */
  leave<Result extends Checked>(left: Left<Result>): void {
    const { looked, paths, entries, outputs, printed, code } = left;
    const { result, part, found } = looked;
    if (printed.output.length > printedAtMost) return;
    const inputs = this.#inputsOf(result);
    const formats = this.#formatsOf(outputs);
    // What cannot be read may be readable the next time, without any change to the file.
    if (inputs === undefined || formats === undefined) return;
    const { cache, outcome, changes, began } = this.#last;
    const before = part && (changes?.renewed ?? outcome);
    const known: RunDetails | undefined = part && cache.details();
    const stamped = outputs.map(
      ({ path, text }) => [path, stampOf(this.#host.onDisk(path), text, began)] as const,
    );
    const needs = [...result.needs].map(([file, needed]) => [file, [...needed]] as const);
    const outlines = result.files.map((file) => [file.path, outlineOf(file)] as const);
    cache.save({
      outcome: {
        paths,
        entries,
        inputs: { ...before?.inputs, ...inputs, ...formats },
        outputs: { ...before?.outputs, ...Object.fromEntries(stamped) },
        printed,
        code,
      },
      details: {
        needs: { ...known?.needs, ...Object.fromEntries(needs) },
        outlines: { ...known?.outlines, ...Object.fromEntries(outlines) },
        found,
      },
    });
  }

  #inputsOf({ dependencies, read }: Checked): Readonly<Record<string, Stamp>> | undefined {
    const stamps: Record<string, Stamp> = {};
    for (const path of dependencies) {
      const result = read(path);
      if (!result.ok && result.failure !== "notFound") return undefined;
      stamps[path] = result.ok
        ? stampOf(this.#host.onDisk(path), result.text, this.#last.began)
        : null;
    }
    return stamps;
  }

  /** What says how prettier wants the outputs; undefined where a text does not say all of that. */
  #formatsOf(outputs: readonly Output[]): Readonly<Record<string, Stamp>> | undefined {
    const folders = new Set(outputs.map(({ path }) => dirname(this.#host.onDisk(path))));
    const stamps: Record<string, Stamp> = {};
    for (const path of new Set([...folders].flatMap(configurationCandidates))) {
      const name = this.#host.nameOf(path);
      const result = this.#host.read(name);
      if (!result.ok && result.failure !== "notFound") return undefined;
      if (result.ok && !saysAll(path, result.text)) return undefined;
      stamps[name] = result.ok ? stampOf(path, result.text, this.#last.began) : null;
    }
    return stamps;
  }
}
