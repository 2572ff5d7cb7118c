import { describe, expect, test } from "vitest";
import { MemoryHost } from "../../compiler/host/memory-host.ts";
import { createWorkspace } from "../../compiler/workspace.ts";
import { marked } from "./program.ts";

const journey = (script: string): string => `journey Risk {
  start -> decide

  node decide: ScriptedDecision {
    script: ${script}
    outcomes: ["low"]

    low -> stop
  }
}
`;

describe("a script", () => {
  test.each([
    ["a file that is there", '"./scripts/decide.js"', []],
    ["a file that is not", '"./scripts/other.js"', ['J2035 "./scripts/other.js"']],
    ["a folder", '"./scripts"', ['J2035 "./scripts"']],
    ["an id of AM, whatever it looks like", '"scripts/other.js"', []],
    ["no text", "true", ["J4003 true"]],
    ["an empty text", '""', ['J4005 ""']],
  ])("%s", (_, script, expected) => {
    const files = { "a.journey": journey(script), "scripts/decide.js": "outcome = 'low';\n" };
    expect(marked(files)).toEqual(expected);
  });

  test("is sought from the journey's own folder", () => {
    const files = { "a/x.journey": journey('"../common/decide.js"'), "common/decide.js": "" };
    expect(marked(files)).toEqual([]);
  });

  test("is a dependency of the check, there or not", () => {
    const check = (script: string): readonly string[] =>
      createWorkspace(new MemoryHost({ "a.journey": journey(script) })).check(["a.journey"])
        .dependencies;
    expect(check('"./decide.js"')).toContain("decide.js");
    expect(check('"decide.js"')).not.toContain("decide.js");
  });
});
