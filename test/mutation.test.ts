import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Diagnostic } from "../compiler/diagnostics/diagnostic.ts";
import { applyFixes } from "../compiler/diagnostics/fixes.ts";
import { MemoryHost } from "../compiler/host/memory-host.ts";
import { createWorkspace } from "../compiler/workspace.ts";
import { sitesOf, type Place, type Site } from "./mutation/mutants.ts";

// Whatever single line or name of the example journeys is damaged: one cause, its code at its place, and no module.

const folder = join(import.meta.dirname, "../examples/pass-through");
const texts = Object.fromEntries(
  readdirSync(folder)
    .filter((name) => name.endsWith(".journey") || name.endsWith(".schema.json"))
    .map((name) => [name, readFileSync(join(folder, name), "utf8")]),
);

const workspace = createWorkspace(new MemoryHost(texts));
const entries = workspace.host.list(".");
const sound = workspace.check(entries);
const sites = sitesOf(sound.program);
const counts = new Map<string, number>();

/** Where a place of the sound text is in the damaged one. */
function moved(place: Place, site: Site, replacement: string): string {
  const { start, end } = place.span;
  const same = place.file === site.file && start === site.span.start && end === site.span.end;
  if (same) return `${place.file}:${start}-${start + replacement.length}`;
  const grown = replacement.length - (site.span.end - site.span.start);
  const shift = place.file === site.file && start >= site.span.end ? grown : 0;
  return `${place.file}:${start + shift}-${end + shift}`;
}

function described({ code, primary }: Diagnostic): string {
  return `${code} ${primary.file}:${primary.span.start}-${primary.span.end}`;
}

function damaged(text: string, { span }: Site, replacement: string): string {
  return text.slice(0, span.start) + replacement + text.slice(span.end);
}

/** What is found in the program with one damage, and what is compiled of it. */
async function damage(site: Site, replacement: string) {
  workspace.update(site.file, damaged(texts[site.file] ?? "", site, replacement));
  try {
    return await workspace.compile(entries);
  } finally {
    workspace.forget(site.file);
  }
}

test("the journeys are sound before they are damaged, and compile", async () => {
  expect(sound.diagnostics).toEqual([]);
  expect((await workspace.compile(entries)).outputs).not.toEqual([]);
});

const kinds = [...Map.groupBy(sites, ({ kind }) => kind)].map(([kind, of]) => ({ kind, of }));

describe.each(kinds)("$kind", ({ kind, of }) => {
  test("each mutant gives its code at its place, nothing else, and no module", async () => {
    for (const site of of) {
      const places = site.at ?? [site];
      for (const replacement of site.replacements) {
        counts.set(kind, (counts.get(kind) ?? 0) + 1);
        const { diagnostics, outputs } = await damage(site, replacement);
        const expected = places.map((place) => `${site.code} ${moved(place, site, replacement)}`);
        const what = `${texts[site.file]?.slice(site.span.start, site.span.end)} → ${replacement}`;
        expect(diagnostics.map(described), what).toEqual(expected.sort(bySpan));
        expect(outputs, what).toEqual([]);
      }
    }
  });
});

/** File and offset of a finding that `described` wrote. */
function keyOf(text: string): [string, number] {
  const [, file = "", start = "0"] = /^J\d{4} (.*):(\d+)-\d+$/.exec(text) ?? [];
  return [file, Number(start)];
}

/** The order of findings: file, then offset. */
function bySpan(a: string, b: string): number {
  const [fileA, startA] = keyOf(a);
  const [fileB, startB] = keyOf(b);
  return fileA < fileB ? -1 : fileA > fileB ? 1 : startA - startB;
}

/** Misspellings at the place where the finding is, so that the fix can take them back. */
const reversible = sites.filter(
  ({ at, replacements }) => at === undefined && replacements[0] !== "",
);

test("the preferred fix of a misspelling restores the text", () => {
  let restored = 0;
  let all = 0;
  for (const site of reversible) {
    for (const replacement of site.replacements) {
      const text = texts[site.file] ?? "";
      workspace.update(site.file, damaged(text, site, replacement));
      const { diagnostics } = workspace.check(entries);
      const before = new Map([[site.file, damaged(text, site, replacement)]]);
      const { changed } = applyFixes(before, diagnostics);
      workspace.forget(site.file);
      all += 1;
      const fixed = changed.get(site.file);
      if (fixed === undefined) continue;
      restored += 1;
      expect(fixed, `${site.kind}: ${replacement}`).toBe(text);
    }
  }
  // Paths of files have no fix, and short words may be near to two others.
  expect(restored / all).toBeGreaterThan(0.8);
  console.info(`${restored} of ${all} misspellings are taken back by --fix`);
});

test("every kind of damage that the language has is among them: 22 kinds", () => {
  expect(kinds).toHaveLength(22);
  expect(kinds.map(({ kind }) => kind).sort()).toEqual([
    "attribute",
    "choice",
    "connector kind",
    "connector misspelt where declared",
    "connector misspelt where used",
    "end misspelt",
    "imported file",
    "imported name",
    "journey misspelt where declared",
    "journey misspelt where used",
    "node misspelt where declared",
    "node misspelt where used",
    "object type",
    "outcome",
    "resource misspelt where declared",
    "resource misspelt where used",
    "schema file",
    "setting",
    "short wiring deleted",
    "start deleted",
    "type",
    "wiring line deleted",
  ]);
});

afterAll(() => {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const rows = [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1));
  console.info(
    [...rows, ["all", total] as const].map(([kind, count]) => `${count}\t${kind}`).join("\n"),
  );
});
