import * as fc from "fast-check";
import stringWidth from "string-width";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import { pretty } from "../../compiler/diagnostics/renderers/pretty.ts";
import { finding, labelAt, plain, reportOf } from "./report-of.ts";

const file = "login.journey";

function render(
  source: string,
  part: string,
  more: Partial<Diagnostic> = {},
  text?: string,
): string {
  return pretty(
    reportOf({ [file]: source }, [finding(labelAt(file, source, part, text), more)]),
    plain,
  );
}

const forbidden =
  // oxlint-disable-next-line no-control-regex -- that there is none is the claim
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

describe("pretty", () => {
  test("shows the place, the reason, hints and fixes", () => {
    const source =
      "journey Login {\n  node localLogin: DataStoreDecision {\n    true -> success\n  }\n}\n";
    const related = [labelAt(file, source, "journey Login", "in this journey")];
    const fixes = [
      { title: "Wire it to `failure`", edits: [], preferred: true },
      { title: "Wire it to `stop`", edits: [], preferred: false },
    ];
    expect(
      `\n${render(source, "localLogin", { related, fixes, hints: ["Every outcome leads somewhere."] }, "`false` leads nowhere")}`,
    ).toBe(`
error[J3001]: The outcome \`false\` of \`localLogin\` is not wired.
 --> login.journey:2:8
  |
2 |   node localLogin: DataStoreDecision {
  |        ^^^^^^^^^^ \`false\` leads nowhere
 ::: login.journey:1:1
  |
1 | journey Login {
  | ------------- in this journey
  |
  = hint: Every outcome leads somewhere.
  = help: Wire it to \`failure\` (journeyc check --fix)
  = help: Wire it to \`stop\`
  = more: journeyc explain J3001
`);
  });

  test.each([
    ["tabs", "\tx\ty: Foo", "Foo", "    x   y: Foo", 11, 3],
    ["wide characters", "日本: Foo", "Foo", "日本: Foo", 6, 3],
    ["a wide span", "x 日本 y", "日本", "x 日本 y", 2, 4],
    ["combining marks", "e\u0301x Foo", "Foo", "e\u0301x Foo", 3, 3],
    ["an emoji of several characters", "👩‍👩‍👧 Foo", "Foo", "👩‍👩‍👧 Foo", 3, 3],
    ["a carriage return", "a Foo\r\nb", "Foo", "a Foo", 2, 3],
    ["an escape sequence", "\u001b[31m Foo", "Foo", "\\u{1B}[31m Foo", 11, 3],
    ["a direction override", "\u202eevil Foo", "Foo", "\\u{202E}evil Foo", 13, 3],
  ])("marks the span after %s", (_, source, part, shown, column, width) => {
    const lines = render(source, part).split("\n");
    expect(lines[3]).toBe(`1 | ${shown}`);
    expect(lines[4]).toBe(`  | ${" ".repeat(column)}${"^".repeat(width)}`);
  });

  test("cuts a long line to a window around the span", () => {
    const source = `${"x".repeat(50_000)}TARGET${"y".repeat(50_000)}`;
    const [, , , line = "", marks = ""] = render(source, "TARGET").split("\n");
    expect(stringWidth(line)).toBeLessThanOrEqual(80);
    expect(line).toMatch(/^1 \| …x+TARGETy+…$/);
    expect(line.slice(marks.indexOf("^"), marks.lastIndexOf("^") + 1)).toBe("TARGET");
  });

  test("marks the end of a file, after its last line end and without one", () => {
    for (const source of ["journey A {\n", "journey A {"]) {
      const end = { file, span: { start: source.length, end: source.length } };
      const out = pretty(reportOf({ [file]: source }, [finding(end)]), plain);
      expect(out).toContain(
        source.endsWith("\n") ? "--> login.journey:2:1" : "--> login.journey:1:12",
      );
      expect(out.match(/\^/g)).toHaveLength(1);
    }
  });

  test("shows the first and the last line of a longer span", () => {
    const source = "page a {\n  x: Y\n  z: Y\n}\nnode b: C\n";
    expect(
      render(source, "page a {\n  x: Y\n  z: Y\n}", {}, "this page").split("\n").slice(2, 8),
    ).toEqual(["  |", "1 | page a {", "  | ^^^^^^^^", "...", "4 | }", "  | ^ this page"]);
  });

  test("aligns the frames of a finding by its largest line number", () => {
    const source = `first\n${"\n".repeat(120)}last\n`;
    const out = render(source, "last", { related: [labelAt(file, source, "first")] });
    expect(out).toContain("\n122 | last\n");
    expect(out).toContain("\n  1 | first\n");
  });

  test("names a file that could not be read without a frame", () => {
    const out = pretty(
      reportOf({}, [finding({ file: "gone.journey", span: { start: 0, end: 0 } })]),
      plain,
    );
    expect(out.split("\n")[1]).toBe(" --> gone.journey");
  });

  test("has colours when asked, and the same text", () => {
    const source = "node localLogin: X";
    const report = reportOf({ [file]: source }, [finding(labelAt(file, source, "localLogin"))]);
    const colored = pretty(report, { ...plain, colors: true });
    expect(colored).not.toBe(pretty(report, plain));
    expect(stripVTControlCharacters(colored)).toBe(pretty(report, plain));
  });

  test("shows a bounded number of findings", () => {
    const source = "x".repeat(1_000);
    const all = Array.from(source, (_, start) =>
      finding({ file, span: { start, end: start + 1 } }),
    );
    const out = pretty(reportOf({ [file]: source }, all), plain);
    expect(out.match(/^error\[/gm)).toHaveLength(100);
    expect(out).toContain("900 more");
  });

  test("never throws, never lets a control character through, never exceeds the width by far", () => {
    const hostile = fc.string({ unit: "binary", maxLength: 300 });
    fc.assert(
      fc.property(hostile, hostile, fc.nat(320), fc.nat(320), (source, message, start, length) => {
        const label = { file, span: { start, end: start + length }, text: message };
        const out = pretty(
          reportOf({ [file]: source }, [finding(label, { message, hints: [message] })]),
          plain,
        );
        expect(out).not.toMatch(forbidden);
        const frames = out.split("\n").filter((line) => /^\s*\d+ \| /.test(line));
        for (const line of frames) expect(stringWidth(line)).toBeLessThanOrEqual(80);
      }),
      { numRuns: 300 },
    );
  });
});
