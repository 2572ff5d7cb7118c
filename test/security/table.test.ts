import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";

// The table of docs/security.md: each row of the checklist once, shown by tests that are there, with numbers that
// stand in them.

const page = join(import.meta.dirname, "../../docs/security.md");

/** Rows whose tests are not in this table. */
const elsewhere: readonly number[] = [18, 19, 20, 46];

interface Row {
  readonly id: number;
  readonly level: string;
  readonly files: readonly string[];
  readonly number: string;
}

const rows: readonly Row[] = readFileSync(page, "utf8")
  .split("\n")
  .filter((line) => /^\| \d+ +\| P[01] /.test(line))
  .map((line) => {
    const [id = "", level = "", , files = "", number = ""] = line
      .split("|")
      .slice(1)
      .map((cell) => cell.trim());
    const links = [...files.matchAll(/\]\(([^)]+)\)/g)].map(([, target = ""]) => target);
    return { id: Number(id), level, files: links, number };
  });

/** The numbers of a text, without those of codes and links. */
function numbersIn(text: string): readonly string[] {
  return [...text.replaceAll(/\]\([^)]*\)/g, "").matchAll(/(?<![\w.])\d[\d,]*(?![\w.]\w)/g)]
    .map(([found]) => found.replaceAll(",", ""))
    .filter((found) => found !== "0");
}

test("has each of the 55 rows once", () => {
  const ids = [...rows.map(({ id }) => id), ...elsewhere];
  expect(ids.toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 55 }, (_, index) => index + 1),
  );
});

describe.each(rows)("row $id", ({ files, number }) => {
  const paths = files.map((file) => join(dirname(page), file));

  test("is shown by tests that are there, with numbers that stand in them", () => {
    expect(files).not.toEqual([]);
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
    const texts = paths.map((path) =>
      readFileSync(path, "utf8").replaceAll(/(?<=\d)[_,](?=\d)/g, ""),
    );
    const numbers = numbersIn(number);
    expect(number).toMatch(/\d/);
    const missing = numbers.filter(
      (wanted) => !texts.some((text) => new RegExp(`(?<!\\d)${wanted}(?!\\d)`).test(text)),
    );
    expect(missing).toEqual([]);
  });
});
