import { transform } from "esbuild";
import { ts } from "ts-morph";
import { expect, test } from "vitest";
import { emitDeclarations, emitModule } from "../../compiler/6-emit/emit.ts";
import { caseNames, compileSources, sourcesOf } from "./support/cases.ts";

const version = "0.0.0";

/** Without comments, types and the layout of people. */
async function plain(text: string, loader: "ts" | "js"): Promise<string> {
  const { code } = await transform(text, { loader, minifyWhitespace: true, charset: "utf8" });
  return code;
}

/** A declaration file in the layout of TypeScript's printer, its statements in order of their text. */
function printed(text: string): readonly string[] {
  const file = ts.createSourceFile("x.d.ts", text, ts.ScriptTarget.ESNext);
  const printer = ts.createPrinter({ removeComments: true });
  return file.statements
    .filter((one) => !ts.isExportDeclaration(one))
    .map((one) => printer.printNode(ts.EmitHint.Unspecified, one, file))
    .toSorted();
}

test.each(caseNames)("%s: the JavaScript is the TypeScript without its types", async (name) => {
  for (const { module } of compileSources(sourcesOf(name)).modules) {
    const { text: typed } = emitModule(module, { version });
    const { text: bundled } = emitModule(module, { version, form: "javascript" });
    const imported = (code: string): string => code.replaceAll(".journey.js", ".journey");
    expect(await plain(bundled, "js")).toBe(imported(await plain(typed, "ts")));
    expect(bundled).not.toContain("sourceMappingURL");
  }
});

test.each(caseNames)("%s: what is declared is what TypeScript infers", (name) => {
  for (const { module } of compileSources(sourcesOf(name)).modules) {
    const { text: typed } = emitModule(module, { version });
    const { outputText } = ts.transpileDeclaration(typed, { fileName: "x.ts" });
    // The inferred file says `import { type Journey }`, ours `import type { Journey }`.
    const declared = (text: string): readonly string[] =>
      printed(text).filter((statement) => !statement.startsWith("import"));
    expect(declared(emitDeclarations(module, { version }))).toEqual(declared(outputText));
  }
});
