import { expect } from "vitest";
import type { Diagnostic, PathStep } from "../../compiler/diagnostics/diagnostic.ts";
import { diagnose, prove, resource } from "../check/program.ts";

/** Texts of files by name, or the one of `a.journey`. What a finding must mark stands in «guillemets». */
export type Marked = Readonly<Record<string, string>> | string;

/** The body of a journey that starts at the first of these nodes. */
export function flow(...nodes: readonly string[]): string {
  const first = /(?:node|page) «?(\w+)/.exec(nodes[0] ?? "")?.[1] ?? "success";
  return `  start -> ${first}\n\n${nodes.join("\n")}`;
}

/** A journey that a client can start, with the resource of the examples. */
export function journey(name: string, ...nodes: readonly string[]): string {
  return `${resource}journey ${name} on managed/alpha_user {\n${flow(...nodes)}}\n`;
}

/** The journey `Login`, which a client can start. */
export function login(...nodes: readonly string[]): string {
  return journey("Login", ...nodes);
}

/** The journey `Inner`, which only others run. */
export function inner(...nodes: readonly string[]): string {
  return innerOnly("Inner", ...nodes);
}

/** A journey that only others run. */
export function innerOnly(name: string, ...nodes: readonly string[]): string {
  return journey(name, ...nodes).replace("{\n", "{\n  innerTreeOnly: true\n\n");
}

/** A journey in `a.journey` that imports `Inner`, and `Inner`. */
export function withInner(caller: string, text: string): Readonly<Record<string, string>> {
  return { "a.journey": imports("Inner") + caller, "inner.journey": text };
}

/** An import of a journey from the file that is called as it is: `Inner` from `inner.journey`. */
export function imports(...names: readonly string[]): string {
  return names
    .map((name) => `import { ${name} } from "./${name.toLowerCase()}.journey"\n`)
    .join("");
}

/**
 * A path in one line: `find.true` takes an outcome, `signIn` its only one, `into run` begins an inner journey, `at check`
 * ends before an outcome is taken; a `>` for each inner journey that the step is deep.
 */
export function pathOf(path: readonly PathStep[]): string {
  return path
    .map(({ node, outcome, depth }, index) => {
      const last = index === path.length - 1;
      const open = last ? `at ${node}` : `into ${node}`;
      const taken = outcome === "outcome" ? node : `${node}.${outcome}`;
      return `${"> ".repeat(depth)}${outcome === undefined ? open : taken}`;
    })
    .join(" → ");
}

/** A finding in one line: `J6001: askName → find.true`. */
function inOneLine({ code, path }: Diagnostic): string {
  return path.length === 0 ? code : `${code}: ${pathOf(path)}`;
}

/** Proves texts, and expects these findings, in their order, at the marked places; what else is found, in `others`. */
export function expectFindings(
  files: Marked,
  findings: readonly string[],
  others: readonly string[] = [],
): void {
  const marked = typeof files === "string" ? { "a.journey": files } : files;
  const plain = mapped(marked, (text) => text.replaceAll(/[«»]/g, ""));
  const found = prove(plain);
  const seen = {
    texts: mapped(plain, (text, name) => withMarks(text, spansIn(found, name))),
    findings: found.map(inOneLine),
    others: diagnose(plain).map(({ code }) => code),
  };
  expect(seen).toEqual({ texts: marked, findings, others });
}

/** Proves texts, and expects that there is nothing to find. */
export function expectClean(files: Marked): void {
  expectFindings(files, []);
}

function mapped(
  texts: Readonly<Record<string, string>>,
  change: (text: string, name: string) => string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, change(text, name)]),
  );
}

type Place = Diagnostic["primary"]["span"];

function spansIn(found: readonly Diagnostic[], name: string): readonly Place[] {
  const spans = found.filter(({ primary }) => primary.file === name);
  const byPlace = spans.map(
    ({ primary: { span } }) => [`${span.start} ${span.end}`, span] as const,
  );
  return [...new Map(byPlace).values()];
}

function withMarks(text: string, spans: readonly Place[]): string {
  const starts = new Set(spans.map(({ start }) => start));
  const ends = new Set(spans.map(({ end }) => end));
  const marks = (at: number): string => `${ends.has(at) ? "»" : ""}${starts.has(at) ? "«" : ""}`;
  return [...text, ""].reduce(
    ({ at, out }, character) => ({
      at: at + character.length,
      out: out + marks(at) + character,
    }),
    { at: 0, out: "" },
  ).out;
}
