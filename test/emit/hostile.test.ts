import { createContext, runInContext } from "node:vm";
import { format } from "prettier";
import { describe, expect, test } from "vitest";
import { emitModule } from "../../compiler/6-emit/emit.ts";
import { moduleWith, payloads, type Position, positions } from "./support/hostile.ts";
import { parse, skeleton, toScript } from "./support/syntax.ts";

function emit(position: Position, payload: string): string {
  return emitModule(moduleWith(position, payload), { version: "0.1.0" }).text;
}

/** An imported journey's constant follows from its name, so there identifiers may differ; nothing else may. */
function shape(position: Position, text: string): string {
  const all = JSON.stringify(skeleton(parse(text)));
  return position === "imported name" ? all.replace(/identifier [\w$]+/g, "identifier") : all;
}

interface Ran {
  readonly errors: readonly string[];
  readonly pwned: boolean;
  readonly definitions: readonly unknown[];
}

/** Runs a module with a runtime that keeps what it is given. */
function run(text: string): Ran {
  const definitions: unknown[] = [];
  const keep =
    (name: string) =>
    (...given: unknown[]): unknown => {
      definitions.push([name, ...given]);
      return { [name]: given };
    };
  const runtime = new Proxy({}, { get: (_, name) => keep(String(name)) });
  const context = createContext({ exports: {}, require: () => runtime, PWNED: undefined });
  const { script, errors } = toScript(text);
  runInContext(script, context, { timeout: 1_000 });
  return { errors, pwned: context["PWNED"] !== undefined, definitions };
}

describe.each(positions)("%s", (position) => {
  const texts = new Map(payloads.map((payload) => [payload, emit(position, payload)]));

  test("what it says stays where it belongs", () => {
    const plain = shape(position, emit(position, "plain"));
    for (const [payload, text] of texts) {
      const { errors, pwned } = run(text);
      expect({ errors, pwned }, payload).toEqual({ errors: [], pwned: false });
      expect(shape(position, text), payload).toBe(plain);
    }
  });

  test("what it says can be seen, and means nothing to a page or a source map", () => {
    for (const [payload, text] of texts) {
      expect(text, payload).not.toMatch(/[^\P{C}\n]|[\u2028\u2029]/u);
      expect(text, payload).not.toMatch(/<\/script|<!--/i);
      expect(text.trimEnd().split("\n").at(-1)).toMatch(/^\/\/# sourceMappingURL=[\w.%!~*'()-]+$/);
    }
  });
});

test("1,472 modules are tried: 32 positions, 46 payloads", () => {
  expect([positions.length, payloads.length]).toEqual([32, 46]);
});

const documentation = positions.filter((position) => position.endsWith("documentation"));

test.each(documentation)("%s says nothing to the compiler", (position) => {
  for (const payload of [
    "@ts-ignore",
    "@ts-expect-error",
    "@internal",
    "* @ts-ignore",
    "{@link x}",
  ]) {
    expect(emit(position, payload)).not.toMatch(/(?<![\w\\])@(?:ts-|internal|link)/);
  }
});

test.each(payloads)("%j comes back from every literal as it was", (payload) => {
  const values = JSON.stringify(run(emit("setting text", payload)).definitions);
  expect(values).toContain(JSON.stringify(payload));
  const keys = run(emit("schema key", payload)).definitions;
  const schema = (keys.find((it) => (it as unknown[])[0] === "defineResource") as unknown[])[2];
  expect(Object.keys(schema as object)).toEqual([payload]);
});

test("hostile modules are prettier's too", async () => {
  for (const position of positions) {
    for (const payload of [
      "*/ x",
      "</script>",
      "\u202e",
      "__proto__",
      'it\'s "so"',
      "@ts-ignore",
    ]) {
      const text = emit(position, payload);
      expect(await format(text, { parser: "typescript", printWidth: 100 })).toBe(text);
    }
  }
});
