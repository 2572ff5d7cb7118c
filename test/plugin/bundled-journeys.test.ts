import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { rolldown } from "rolldown";
import journeys from "journeyc/rolldown";
import { BundledJourneys } from "../../compiler/plugin/bundled-journeys.ts";
import { folderWith, journey } from "../cli/journeyc.ts";

const inner = journey("Inner").replace("{\n", "{\n  innerTreeOnly: true\n\n");
const outer = `import { Inner } from "./inner.journey"

journey Outer {
  start -> inner

  node inner: InnerTreeEvaluator {
    tree: Inner

    true  -> success
    false -> failure
  }
}
`;

describe("one file of a build", () => {
  test("its module imports the other journeys as the bundler knows them", async () => {
    const folder = folderWith({ "outer.journey": outer, "inner.journey": inner });
    const found = await new BundledJourneys(folder).compile(join(folder, "outer.journey"), false);
    expect(found.code).toContain('from "./inner.journey"');
    expect(found.map?.sources).toEqual(["outer.journey"]);
    expect(found.map?.sourcesContent).toEqual([outer]);
    expect([found.error, found.warning]).toEqual([undefined, undefined]);
    expect(found.watched).toContain(join(folder, "inner.journey"));
    expect(found.watched).toContain(join(folder, "user.schema.json"));
  });

  test("an inner journey by itself is not said to be unused", async () => {
    const folder = folderWith({ "outer.journey": outer, "inner.journey": inner });
    const found = await new BundledJourneys(folder).compile(join(folder, "inner.journey"), false);
    expect([found.error, found.warning]).toEqual([undefined, undefined]);
  });

  test("an error of another file is told, at its place, and there is no module", async () => {
    const broken = inner.replace("false -> failure", "false -> nowhere");
    const folder = folderWith({ "outer.journey": outer, "inner.journey": broken });
    const found = await new BundledJourneys(folder).compile(join(folder, "outer.journey"), false);
    expect(found.code).toBeUndefined();
    expect(found.error?.loc.file).toBe(join(folder, "inner.journey"));
    expect(found.error?.message).toContain("error[J2001]");
  });

  test("what has been repaired is compiled", async () => {
    const folder = folderWith({ "a.journey": journey("A").replace("true  ->", "true ->>") });
    const bundled = new BundledJourneys(folder);
    const path = join(folder, "a.journey");
    expect((await bundled.compile(path, false)).error).toBeDefined();
    writeFileSync(path, journey("A"));
    expect((await bundled.compile(path, false)).error).toBeUndefined();
  });

  test("a declaration file that a person wrote is left alone", async () => {
    const folder = folderWith({ "a.journey": journey("A"), "a.d.journey.ts": "// mine\n" });
    await new BundledJourneys(folder).compile(join(folder, "a.journey"), true);
    expect(readFileSync(join(folder, "a.d.journey.ts"), "utf8")).toBe("// mine\n");
  });
});

test("a bundler leaves out a journey that is imported and not used", async () => {
  const folder = folderWith({
    "main.js":
      'import { a } from "./a.journey";\nimport { b } from "./b.journey";\nconsole.log(a);\n',
    "a.journey": journey("A"),
    "b.journey": journey("B"),
  });
  const build = await rolldown({
    input: join(folder, "main.js"),
    external: /^@journeyc/,
    plugins: [journeys({ declarations: false })],
  });
  const { output } = await build.generate({ sourcemap: true });
  expect(output[0].code).toContain('name: "A"');
  expect(output[0].code).not.toContain('name: "B"');
  expect(output[0].map?.sources.some((source) => source.endsWith("a.journey"))).toBe(true);
});
