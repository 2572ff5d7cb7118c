import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, journeyc } from "./journeyc.ts";

const schema = JSON.stringify({
  type: "object",
  properties: { radius: { type: "integer", description: "How far.", default: 5 } },
  required: ["radius"],
});
const outcomes = JSON.stringify([
  { id: "NEAR", displayName: "Near" },
  { id: "FAR", displayName: "Far" },
]);
const answers = {
  "answers/GeoNode.schema.json": schema,
  "answers/GeoNode.outcomes.json": outcomes,
};
const journey = `journey Where {
  start -> locate

  node locate: Geo {
    near -> stop
    far  -> failure
  }
}
`;
const file = "journey.catalogue.json";
const textOf = (folder: string): string => readFileSync(join(folder, file), "utf8");

describe("catalog import", () => {
  test("writes a catalogue that check knows and compile does not run", async () => {
    const folder = folderWith({ ...answers, "where.journey": journey });
    expect(await journeyc(["check"], { folder })).toMatchObject({ code: 1 });
    const imported = await journeyc(["catalog", "import", "answers"], { folder });
    expect(imported).toMatchObject({
      code: 0,
      stdout: "added Geo GeoNode\n",
      stderr: `${file}: 1 node type added, 0 changed\n`,
    });
    expect(await journeyc(["check"], { folder })).toMatchObject({ code: 0, stdout: "" });
    const compiled = await journeyc(["compile", "--reporter", "concise"], { folder });
    expect(compiled).toMatchObject({ code: 1, stdout: expect.stringContaining("J9101") });
  });

  test("again changes nothing, and passes its own file over in a folder", async () => {
    const folder = folderWith({ ...answers });
    await journeyc(["catalog", "import", "."], { folder });
    const before = textOf(folder);
    const again = await journeyc(["catalog", "import", "."], { folder });
    expect(again).toMatchObject({ code: 0, stdout: "" });
    expect(textOf(folder)).toBe(before);
  });

  test("--type and --out", async () => {
    const folder = folderWith({ "x.json": schema });
    const asked = ["catalog", "import", "x.json"];
    expect(await journeyc(asked, { folder })).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringContaining("J8034"),
    });
    const told = [...asked, "--type", "designer-session", "--out", "tenant/nodes.json"];
    expect(await journeyc(told, { folder })).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder, "tenant/nodes.json"), "utf8")).toContain("designer-session");
  });

  test.each([
    ["a file that is not there", ["nope.json"], 2, "J9001"],
    ["an empty folder", ["empty"], 2, "J9006"],
    ["a file that is too large", ["large.json"], 1, "J9004"],
    ["no JSON beside an answer", ["GeoNode.schema.json", "bad.json"], 1, "J8030"],
  ])("%s: nothing is written", async (_, paths, code, expected) => {
    const folder = folderWith({
      "GeoNode.schema.json": schema,
      "bad.json": "{",
      "large.json": `"${"x".repeat(5_000_000)}"`,
      "empty/readme.md": "",
    });
    const found = await journeyc(["catalog", "import", ...paths], { folder });
    expect(found).toMatchObject({ code, stdout: "", stderr: expect.stringContaining(expected) });
    expect(() => textOf(folder)).toThrow("ENOENT");
  });

  test("a catalogue that somebody broke stays as it is", async () => {
    const folder = folderWith({ ...answers, [file]: "[{]\n" });
    const found = await journeyc(["catalog", "import", "answers"], { folder });
    expect(found).toMatchObject({ code: 1, stderr: expect.stringContaining("J8030") });
    expect(textOf(folder)).toBe("[{]\n");
  });

  test("without a path, or with an unknown verb, says how it is used", async () => {
    const folder = folderWith();
    expect(await journeyc(["catalog", "import"], { folder })).toMatchObject({
      code: 2,
      stdout: "",
    });
    const help = await journeyc(["catalog", "--help"], { folder });
    expect(help).toMatchObject({ code: 0, stdout: expect.stringContaining("import") });
    expect(await journeyc(["catalog", "exprot"], { folder })).toMatchObject({ code: 2 });
  });
});
