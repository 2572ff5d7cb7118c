import * as fc from "fast-check";
import { format } from "prettier";
import { expect, test } from "vitest";
import { emitModule } from "../../compiler/6-emit/emit.ts";
import { randomModule } from "./support/random-module.ts";

async function formatted(text: string): Promise<string> {
  return format(text, { parser: "typescript", printWidth: 100 });
}

test("the text of random modules is what prettier makes of it", async () => {
  await fc.assert(
    fc.asyncProperty(randomModule, async (module) => {
      const { text } = emitModule(module, { version: "0.1.0" });
      expect(await formatted(text)).toBe(text);
    }),
    { numRuns: Number(process.env["EMIT_RUNS"] ?? 150) },
  );
});
