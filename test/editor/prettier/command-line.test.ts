import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectWith, runPrettier } from "./support/project.ts";

const untidy = "journey A {\n    start->a\n  node a:T{x:{en:'}',de:2}}}\n".replace("'}'", '"}"');
const tidy = `journey A {
  start -> a

  node a: T {
    x: { en: "}", de: 2 }
  }
}
`;

describe("prettier", () => {
  test("--check finds what is not laid out, and --write lays it out", async () => {
    const folder = projectWith({ "a.journey": untidy, "sub/b.journey": tidy, "c.ts": "let a=1" });
    const before = await runPrettier(folder, ["--check", "**/*.journey"]);
    expect(before).toMatchObject({ code: 1, stderr: expect.stringContaining("a.journey") });
    expect(before.stderr).not.toContain("b.journey");
    expect(await runPrettier(folder, ["--write", "."])).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder, "a.journey"), "utf8")).toBe(tidy);
    expect(readFileSync(join(folder, "c.ts"), "utf8")).toBe("let a = 1;\n");
    expect(await runPrettier(folder, ["--check", "."])).toMatchObject({ code: 0 });
  });

  test("formats standard input by the path that it stands for", async () => {
    const folder = projectWith({});
    const flags = ["--stdin-filepath", "src/a.journey"];
    expect(await runPrettier(folder, flags, untidy)).toMatchObject({ code: 0, stdout: tidy });
  });

  test("shows a syntax error with the lines around it, and leaves the file as it is", async () => {
    const broken = "journey A {\n  node a: T {\n    x 1\n  }\n}\n";
    const folder = projectWith({ "a.journey": broken });
    const { code, stderr } = await runPrettier(folder, ["--write", "a.journey"]);
    expect(code).toBe(2);
    expect(stderr).toMatchInlineSnapshot(`
      "[error] a.journey: SyntaxError: J1015: \`:\` or \`->\` is expected before \`1\`. (3:7)
      [error]   1 | journey A {
      [error]   2 |   node a: T {
      [error] > 3 |     x 1
      [error]     |       ^
      [error]   4 |   }
      [error]   5 | }
      [error]   6 |
      "
    `);
    expect(readFileSync(join(folder, "a.journey"), "utf8")).toBe(broken);
  });

  test("checks by itself that the text still says the same", async () => {
    const folder = projectWith({ "a.journey": untidy });
    expect(await runPrettier(folder, ["--debug-check", "a.journey"])).toMatchObject({
      code: 0,
      stderr: "",
    });
  });

  test("knows no options: all journeys look alike", async () => {
    const options = { tabWidth: 8, useTabs: true, printWidth: 10, singleQuote: true };
    const folder = projectWith({ ".editorconfig": "[*]\nindent_style = tab\n" }, options);
    const flags = ["--stdin-filepath", "a.journey"];
    expect((await runPrettier(folder, flags, untidy)).stdout).toBe(tidy);
  });

  test("writes the line ends that are asked for", async () => {
    const folder = projectWith({ "a.journey": untidy }, { endOfLine: "crlf" });
    await runPrettier(folder, ["--write", "a.journey"]);
    const text = readFileSync(join(folder, "a.journey"), "utf8");
    expect(text).toBe(tidy.replaceAll("\n", "\r\n"));
    expect(await runPrettier(folder, ["--check", "a.journey"])).toMatchObject({ code: 0 });
  });

  test("formats journeys in Markdown, and leaves those with syntax errors", async () => {
    const page = `# A\n\n\`\`\`journey\n${untidy}\`\`\`\n\n\`\`\`journey\nnode   a:T->b\n\`\`\`\n`;
    const folder = projectWith({});
    const { stdout } = await runPrettier(folder, ["--stdin-filepath", "a.md"], page);
    expect(stdout).toBe(page.replace(untidy, tidy));
  });
});
