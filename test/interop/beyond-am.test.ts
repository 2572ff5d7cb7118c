import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { MemoryHost } from "../../compiler/host/memory-host.ts";
import { exportFrom, bundlesOf, importedHost, importInto, textOf } from "./support.ts";

// What AM does not have is left out of an export, and not without a word.

const examples = join(import.meta.dirname, "../../examples/pass-through");
const example = (name: string): string => readFileSync(join(examples, name), "utf8");
const others = {
  "progressive-profile.journey": example("progressive-profile.journey"),
  "alpha_user.schema.json": example("alpha_user.schema.json"),
};

/** The exported journeys as one text, and what is said about them. */
function exported(text: string) {
  const host = new MemoryHost({ ...others, "pta.journey": text });
  const { journeys, diagnostics, obstacles } = exportFrom(host, ["pta.journey"]);
  expect(obstacles).toEqual([]);
  return {
    json: JSON.stringify(journeys.map(({ document }) => document)),
    said: diagnostics.map(({ code, severity, message, primary }) => ({
      code,
      severity,
      message,
      at: text.slice(primary.span.start, primary.span.end),
    })),
  };
}

const pta = example("pta-with-password-capture.journey");
const wired = (more: string): string =>
  pta.replace("    failed        -> failure\n", `    ${more}\n`);

describe("a setting", () => {
  test("is not in the export, which is that of the journey without it", () => {
    const text = example("revalidate.journey");
    const { json, said } = exported(text);
    expect(said).toEqual([
      {
        code: "J8027",
        severity: "warning",
        message:
          "AM does not have the setting `revalidateAfter`: the export leaves it out. There the node works as it does without it.",
        at: "revalidateAfter",
      },
    ]);
    expect(json).toBe(exported(text.replace("    revalidateAfter: 24h\n\n", "")).json);
    expect(json).not.toContain("revalidateAfter");
  });

  test("of this name in a source is none of ours: it stays in the layout, and goes back", () => {
    const { journeys } = exportFrom(new MemoryHost({ ...others, "pta.journey": pta }), [
      "pta.journey",
    ]);
    const source = JSON.parse(
      JSON.stringify({ trees: Object.fromEntries(journeys.map((j) => [j.name, j.document])) }),
      (_, value: unknown) =>
        typeof value === "object" &&
        value !== null &&
        "_type" in value &&
        JSON.stringify(value).includes('"DataStoreDecisionNode"') &&
        !("nodes" in value)
          ? { ...value, revalidateAfter: 5 }
          : value,
    ) as Parameters<typeof bundlesOf>[0][string];
    const bundles = bundlesOf({ "source.json": source });
    const host = importedHost(bundles);
    const text = host
      .list("journeys")
      .map((path) => textOf(host, path))
      .join("\n");
    expect(text).not.toContain("revalidateAfter");
    const again = JSON.stringify(exportFrom(host).journeys);
    expect(again).toContain('"revalidateAfter":5');
  });
});

describe("an outcome", () => {
  test("that AM does not have is in no connection and in no list of outcomes", () => {
    const { json, said } = exported(
      wired("failed, accountLocked -> failure\n    mfaRequired, unavailable -> signOn"),
    );
    expect(said.map(({ code, at, message }) => [code, at, message.split(". ")[1]])).toEqual([
      ["J8027", "mfaRequired", "There `failed` is taken."],
      ["J8027", "unavailable", "There the run ends in an error."],
    ]);
    for (const name of ["mfaRequired", "unavailable", "accountLocked", "conditionalAccess"])
      expect(json).not.toContain(name);
    expect(json).toContain('"FAILED"');
  });

  test("needs no word where nothing of it is wired", () => {
    const { json, said } = exported(pta);
    expect(said).toEqual([]);
    expect(json).not.toContain("mfaRequired");
  });
});

test("a setting that AM does not have outlives an import of what has changed there", () => {
  const host = new MemoryHost({ ...others, "pta.journey": example("revalidate.journey") });
  const { journeys } = exportFrom(host, ["pta.journey"]);
  const trees = Object.fromEntries(journeys.map(({ name, document }) => [name, document]));
  const source = JSON.stringify({ trees });
  const imported = importedHost(bundlesOf({ "source.json": source }));
  const path = imported
    .list("journeys")
    .find((each) => textOf(imported, each).includes("DataStoreDecision"));
  if (path === undefined) throw new Error("There is no such journey.");
  const before = textOf(imported, path);
  const edited = before.replace(
    "DataStoreDecision {\n",
    "DataStoreDecision {\n    revalidateAfter: 24h\n\n",
  );
  expect(edited).not.toBe(before);
  imported.write(path, edited);
  importInto(imported, bundlesOf({ "source.json": source.replaceAll("Sign on", "Welcome") }));
  const after = textOf(imported, path);
  expect(after).toContain("Welcome");
  expect(after).toContain("revalidateAfter: 24h");
});
