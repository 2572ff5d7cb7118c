import { describe, expect, test } from "vitest";
import { concise } from "../../compiler/diagnostics/renderers/concise.ts";
import { github } from "../../compiler/diagnostics/renderers/github.ts";
import { json } from "../../compiler/diagnostics/renderers/json.ts";
import { finding, labelAt, plain, reportOf } from "./report-of.ts";

const file = "a/login.journey";
const source = "journey Login {\r\n  node 日本: X {\n  }\n}\n";
const node = labelAt(file, source, "日本", "this node");

describe("concise", () => {
  test("has one line per finding, whatever a name or a message has in it", () => {
    const hostile = finding(node, {
      message: "`a\nb\u001b[2J\u202e` is odd.",
      severity: "warning",
    });
    const at = { ...finding(node), primary: { ...node, file: "b\n:1.journey" } };
    expect(concise(reportOf({ [file]: source }, [hostile, at]), plain)).toBe(
      "a/login.journey:2:8: warning J3001: `a\\u{A}b\\u{1B}[2J\\u{202E}` is odd.\n" +
        "b\\u{A}:1.journey:1:1: error J3001: The outcome `false` of `localLogin` is not wired.\n",
    );
  });
});

describe("json", () => {
  test("has the documented shape", () => {
    const edit = { file, span: { start: 0, end: 7 }, newText: "x" };
    const diagnostic = finding(node, {
      related: [labelAt(file, source, "journey", "here")],
      path: [
        {
          number: 1,
          label: labelAt(file, source, "journey", "goes on"),
          journey: "Login",
          node: "check",
          outcome: "true",
          depth: 1,
        },
      ],
      hints: ["Do this."],
      fixes: [{ title: "Do it", edits: [edit], preferred: true }],
    });
    expect(JSON.parse(json(reportOf({ [file]: source }, [diagnostic]), plain))).toEqual({
      version: 1,
      summary: { files: 1, errors: 1, warnings: 0, hints: 0 },
      diagnostics: [
        {
          code: "J3001",
          severity: "error",
          message: "The outcome `false` of `localLogin` is not wired.",
          file,
          start: { offset: 24, line: 2, column: 8 },
          end: { offset: 26, line: 2, column: 10 },
          label: "this node",
          related: [
            {
              file,
              start: { offset: 0, line: 1, column: 1 },
              end: { offset: 7, line: 1, column: 8 },
              message: "here",
            },
          ],
          path: [
            {
              number: 1,
              file,
              start: { offset: 0, line: 1, column: 1 },
              end: { offset: 7, line: 1, column: 8 },
              journey: "Login",
              node: "check",
              outcome: "true",
              depth: 1,
              message: "goes on",
            },
          ],
          hints: ["Do this."],
          fixes: [
            {
              title: "Do it",
              preferred: true,
              edits: [
                {
                  file,
                  start: { offset: 0, line: 1, column: 1 },
                  end: { offset: 7, line: 1, column: 8 },
                  newText: "x",
                },
              ],
            },
          ],
        },
      ],
    });
  });

  test("is a document when there is nothing to say", () => {
    expect(JSON.parse(json(reportOf({}, []), plain))).toMatchObject({ diagnostics: [] });
  });
});

describe("github", () => {
  test("escapes as the runner undoes it, so that a name cannot start a command of its own", () => {
    const primary = { ...node, file: "a,b:c%\n::set-output name=x.journey" };
    const message = "100% of\n::error::`x`";
    expect(github(reportOf({}, [finding(primary, { message, hints: ["Do\rthis."] })]), plain)).toBe(
      "::error file=a%2Cb%3Ac%25%0A%3A%3Aset-output name=x.journey,line=1,endLine=1,col=1,endColumn=2,title=J3001" +
        "::100%25 of%0A::error::`x`%0ADo\\u{D}this.\n",
    );
  });

  test("gives columns within one line only, and a level for each severity", () => {
    const long = labelAt(file, source, "日本: X {\n  }");
    const out = github(
      reportOf({ [file]: source }, [
        finding(node, { severity: "warning" }),
        finding(long, { severity: "hint" }),
      ]),
      plain,
    ).split("\n");
    expect(out[0]).toMatch(
      /^::warning file=a\/login\.journey,line=2,endLine=2,col=8,endColumn=10,/,
    );
    expect(out[1]).toMatch(/^::notice file=a\/login\.journey,line=2,endLine=3,title=/);
  });
});
