import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { registry } from "../../../compiler/diagnostics/registry.ts";
import type { Diagnostic } from "../../../compiler/diagnostics/diagnostic.ts";
import { placeOf } from "../../proofs/place-of.ts";
import { roundTrip } from "../round-trip/round-trip.ts";
import { judgedCodes } from "./judged-codes.ts";
import { judgements, type Judgement } from "./judgements.ts";

// What the checker finds in journeys that people have published is what the documentation says, and each finding of
// the proofs has been judged.

const corpus = process.env["JOURNEYC_CORPUS"] ?? "";
const page = readFileSync(join(import.meta.dirname, "../../../docs/real-journeys.md"), "utf8");

interface Finding extends Pick<Diagnostic, "code"> {
  readonly journey: string;
  /** `J6001 check.true -> success` */
  readonly finding: string;
  /** True: the import says it, and not the check. */
  readonly ofImport: boolean;
}

interface Trip {
  readonly file: string;
  readonly exact: boolean;
  readonly findings: readonly Finding[];
}

function tripOf(file: string): Trip {
  const source = readFileSync(join(corpus, file), "utf8");
  const { host, diagnostics, findings, difference } = roundTrip({ [file]: source }, file);
  const journey = file.replace(/\.json$/, "");
  const described = (one: Diagnostic, ofImport: boolean): Finding => {
    const read = host.read(one.primary.file);
    const place = placeOf(one, read.ok ? read.text : "");
    return { journey, code: one.code, finding: `${one.code} ${place}`, ofImport };
  };
  return {
    file,
    exact: difference === undefined,
    findings: [
      ...diagnostics.map((one) => described(one, true)),
      ...findings.map((one) => described(one, false)),
    ],
  };
}

/** The rows of the page's table below a heading, cell by cell, without the row of titles. */
function tableBelow(heading: string): readonly (readonly string[])[] {
  const section = page.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  const lines = section.split("\n").filter((line) => line.startsWith("|"));
  const rows = lines.map((line) => line.split("|").slice(1, -1));
  return rows.slice(2).map((cells) => cells.map((cell) => cell.trim()));
}

/** A link without its target. */
const plain = (cell = ""): string => cell.replace(/\[(.*?)\]\(.*?\)/, "$1").replaceAll("`", "");

/** How many findings of a code were judged so. */
function judged(code: string, is: Judgement["is"], all: number): number {
  const byCode = judgedCodes[code];
  if (byCode !== undefined) return byCode.is === is ? all : 0;
  const found = judgements.filter((one) => one.is === is).flatMap((one) => one.found);
  return found.filter((one) => one.includes(`: ${code} `)).length;
}

describe.skipIf(!existsSync(corpus))("the journeys of the corpus", () => {
  const files = existsSync(corpus) ? readdirSync(corpus) : [];
  const trips = files.filter((name) => name.endsWith(".json")).map(tripOf);
  const findings = trips.flatMap((trip) => trip.findings);

  const countedBy = (rows: readonly Finding[]): readonly (readonly [string, number, number])[] =>
    [...Map.groupBy(rows, ({ code }) => code)]
      .map(([code, of]) => [code, of.length, new Set(of.map((one) => one.journey)).size] as const)
      .toSorted(([one], [other]) => one.localeCompare(other));

  test("are as many as the page says", () => {
    expect(page).toContain(`# What the checker finds in ${trips.length} real journeys\n`);
  });

  test("have what the page counts, per code", () => {
    const counted = countedBy(findings.filter((one) => !one.ofImport)).map(
      ([code, all, journeys]) => [
        code,
        registry.find((one) => one.code === code)?.severity,
        ...[all, journeys].map(String),
        ...(["true", "intended", "false alarm"] as const).map((is) =>
          String(judged(code, is, all)),
        ),
      ],
    );
    const rows = tableBelow("The findings").map(([code, , ...cells]) => [plain(code), ...cells]);
    expect(rows).toEqual(counted);
  });

  test("have what the page counts of their import", () => {
    const counted = countedBy(findings.filter((one) => one.ofImport));
    const rows = tableBelow("What the import says").map(([code, , ...cells]) => [
      plain(code),
      ...cells.map(Number),
    ]);
    expect(rows).toEqual(counted);
  });

  test("come back exactly, per format", () => {
    const index = readFileSync(join(corpus, "INDEX.tsv"), "utf8").trim().split("\n");
    const [titles = [], ...entries] = index.map((line) => line.split("\t"));
    const cell = (entry: readonly string[], title: string): string =>
      entry[titles.indexOf(title)] ?? "";
    const exact = new Set(trips.filter((trip) => trip.exact).map(({ file }) => file));
    const counted = [...Map.groupBy(entries, (entry) => cell(entry, "format"))].map(
      ([format, of]) => [
        format,
        of.length,
        of.filter((entry) => exact.has(cell(entry, "file"))).length,
        of.filter((entry) => Number(cell(entry, "settings_complete")) < 1).length,
      ],
    );
    const rows = tableBelow("In and out again").map(([format, ...cells]) => [
      plain(format),
      ...cells.map(Number),
    ]);
    const byFormat = (one: readonly unknown[], other: readonly unknown[]): number =>
      String(one[0]).localeCompare(String(other[0]));
    expect(rows.toSorted(byFormat)).toEqual(counted.toSorted(byFormat));
  });

  test("have no finding of the proofs that nobody has judged, and none less", () => {
    const ofProofs = findings.filter(({ code }) => /^J[56]/.test(code));
    const found = ofProofs.map(({ journey, finding }) => `${journey}: ${finding}`);
    const expected = judgements.flatMap((one) => one.found);
    expect(found.toSorted()).toEqual(expected.toSorted());
  });

  test("have no error of another kind that nobody has judged", () => {
    const codes = new Set(findings.map(({ code }) => code).filter((code) => /^J[1-4]/.test(code)));
    expect([...codes].toSorted()).toEqual(Object.keys(judgedCodes));
  });
});
