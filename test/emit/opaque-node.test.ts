import { expect, test } from "vitest";
import { compileSources } from "./support/cases.ts";

const text = `journey Opaque {
  start -> known

  node known: IncrementLoginCount -> verify

  node verify: "designer-c605506774a8" {
    "Script Error" -> failure
    done           -> success
  }
}
`;

test("a journey with a node that cannot run gives no module, and says which node and why", () => {
  const { modules, diagnostics } = compileSources({ "a.journey": text });
  expect(modules).toEqual([]);
  const [found] = diagnostics.filter(({ code }) => code === "J9101");
  expect(found?.message).toBe(
    "Node `verify` has the type `designer-c605506774a8`, which the runtime cannot run.",
  );
  expect(text.slice(found?.primary.span.start, found?.primary.span.end)).toBe(
    '"designer-c605506774a8"',
  );
});
