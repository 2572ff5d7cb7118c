import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Journey } from "@journeyc/runtime";
import { MemoryHost } from "../../compiler/host/memory-host.ts";
import { createWorkspace } from "../../compiler/workspace.ts";
import { artifacts, compileSources, writeModules } from "../emit/support/cases.ts";
import { readIndex } from "../interop/share/corpus-index.ts";
import { runs, verdictOf } from "../interop/share/verdict.ts";
import { filesOf, folder as imported } from "../interop/support.ts";

/** Journeys that run, as texts. */
export interface Program {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** The names of journeys that need what only a caller knows, as the checker says. */
  readonly needCaller: ReadonlySet<string>;
}

const root = join(import.meta.dirname, "../..");

function programOf(name: string, files: Readonly<Record<string, string>>): Program {
  const entries = Object.keys(files).filter((path) => path.endsWith(".journey"));
  const { diagnostics } = createWorkspace(new MemoryHost(files)).check(entries);
  const marked = diagnostics
    .filter(({ code }) => code === "J5004")
    .map(({ primary: { file, span } }) => files[file]?.slice(span.start, span.end) ?? "");
  return { name, files, needCaller: new Set(marked) };
}

/** The journeys of an example. */
export function exampleProgram(name: string): Program {
  const folder = join(root, "examples", name);
  const wanted = readdirSync(folder).filter((file) => /\.(journey|schema\.json)$/.test(file));
  const texts = wanted.map((file) => [file, readFileSync(join(folder, file), "utf8")] as const);
  return programOf(`examples/${name}`, Object.fromEntries(texts));
}

/**
 * Published journeys that run, with the inner journeys that were published beside them.
 * @param all also those of a design that another has; else one of each
 */
export function publishedPrograms(corpus: string, all: boolean): readonly Program[] {
  const index = readIndex(corpus);
  const running = index.map((one) => verdictOf(corpus, one, index)).filter(runs);
  // Not those that only others run, or that end where they start.
  const own = running.filter(({ host }) => startsSomething(filesOf(host)));
  const designs = new Map(
    own.map((verdict) => {
      const { shape, file } = verdict.published;
      return [all ? file : shape, verdict] as const;
    }),
  );
  return [...designs.values()].map(({ published, host }) => {
    const texts = Object.entries(filesOf(host))
      .filter(([path]) => path.startsWith(`${imported}/`) && /\.(journey|schema\.json)$/.test(path))
      .map(([path, text]) => [path.slice(imported.length + 1), text] as const);
    return programOf(basename(published.file, ".json"), Object.fromEntries(texts));
  });
}

function startsSomething(files: Readonly<Record<string, string>>): boolean {
  const texts = Object.entries(files).filter(([path]) => path.endsWith(".journey"));
  return texts.some(
    ([, text]) => !text.includes("innerTreeOnly: true") && !/start -> (success|failure)/.test(text),
  );
}

/** Compiles a program, and loads its modules. */
export async function load(program: Program): Promise<readonly Journey[]> {
  const { modules } = compileSources(program.files);
  const folder = join(artifacts, "driver", program.name.replaceAll(/\W+/g, "-"));
  writeModules(folder, modules);
  // One after the other: what two of them import at once may be loaded twice.
  const loaded: Record<string, unknown>[] = [];
  for (const { source } of modules) {
    const url = pathToFileURL(join(folder, `${source.path}.ts`)).href;
    loaded.push((await import(/* @vite-ignore */ url)) as Record<string, unknown>);
  }
  return loaded.flatMap((exported) => Object.values(exported)).filter(isJourney);
}

function isJourney(value: unknown): value is Journey {
  return typeof value === "object" && value !== null && "nodes" in value && "start" in value;
}

/** How often somebody must have signed on for a journey to notice, where that can be done in no time. */
export function loginCountsOf({ files }: Program): readonly number[] {
  const texts = Object.values(files).join("\n");
  const written = [...texts.matchAll(/^\s*amount: (\d+)$/gm)].map(([, amount]) => Number(amount));
  const usual = texts.includes("LoginCountDecision") && written.length === 0 ? [25] : [];
  return [...usual, ...written].filter((amount) => amount <= 1_000);
}

/** The names of what the environment must provide. */
export function environmentOf({ files }: Program): Readonly<Record<string, string>> {
  const texts = Object.values(files).join("\n");
  const names = [...texts.matchAll(/\b(?:env|secret)\.(\w+)/g)].map(([, name = ""]) => name);
  return Object.fromEntries(names.map((name) => [name, "value"]));
}
