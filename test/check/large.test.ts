import { expect, test } from "vitest";
import type { NodeDeclaration, SourceFile } from "../../compiler/1-syntax/ast.ts";
import { parseSource } from "../../compiler/1-syntax/parse.ts";
import { bindProgram } from "../../compiler/2-bind/bind.ts";
import { checkProgram } from "../../compiler/4-check/check.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import { resource, userSchema } from "./program.ts";

// Heavy on purpose: a journey of a hundred thousand nodes. The times are far above what an idle machine takes.

const count = 100_000;
const limit = 20_000;

/** A journey whose nodes all are one increment, each leading where `next` says. The tree is built from one parsed node. */
function journeyOf(next: (index: number) => string): SourceFile {
  const text = `${resource}journey Large on managed/alpha_user {\n  start -> n0\n\n  node n0: IncrementLoginCount -> success\n}\n`;
  const { value } = parseSource("large.journey", text);
  const declarations = value.declarations.map((declaration) => {
    const [model] = declaration.kind === "Journey" ? declaration.nodes : [];
    if (declaration.kind !== "Journey" || model?.kind !== "Node") return declaration;
    const nodes = Array.from({ length: count }, (_, index): NodeDeclaration => {
      const wirings = model.wirings.map((wiring) => ({
        ...wiring,
        target: { ...wiring.target, text: next(index) },
      }));
      return { ...model, name: { ...model.name, text: `n${index}` }, wirings };
    });
    return { ...declaration, nodes };
  });
  return { ...value, declarations };
}

function timed(file: SourceFile): {
  readonly diagnostics: readonly Diagnostic[];
  readonly time: number;
} {
  const start = performance.now();
  const bound = bindProgram([file], {
    resolve: (_, specifier) => specifier,
    readText: () => ({ ok: true, text: userSchema }),
  });
  const diagnostics = [...bound.diagnostics, ...checkProgram(bound.value)];
  return { diagnostics, time: performance.now() - start };
}

test.each([
  [
    "one long chain",
    (index: number) => (index + 1 < count ? `n${index + 1}` : "success"),
    ["J5004", "J6001"],
  ],
  ["one long cycle", (index: number) => `n${(index + 1) % count}`, ["J5004", "J3010"]],
  [
    "all lead to one",
    (index: number) => (index === 0 ? "success" : "n0"),
    ["J5004", "J3008", "J6001"],
  ],
  ["all lead nowhere", (index: number) => `m${index}`, ["J2001", "J5004"]],
])("100,000 nodes: %s", (_, next, codes) => {
  const { diagnostics, time } = timed(journeyOf(next));
  expect([...new Set(diagnostics.map(({ code }) => code))]).toEqual(codes);
  expect(time).toBeLessThan(limit);
});
