import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, journey, journeyc, unwired } from "./journeyc.ts";

const concise = ["--reporter", "concise"];

describe.concurrent("journeyc export", () => {
  test("writes one journey to standard output, and the rest to the other stream", async () => {
    const folder = folderWith({ "a.journey": journey("A") });
    const { code, stdout, stderr } = await journeyc(["export", "a.journey"], { folder });
    expect(code).toBe(0);
    expect(stderr).toMatch(/1 journey exported/);
    expect(Object.keys(JSON.parse(stdout) as object)).toEqual(
      expect.arrayContaining(["meta", "tree", "nodes", "innerNodes", "scripts"]) as unknown,
    );
  });

  test("writes several as one file, or into a folder", async () => {
    const folder = folderWith({ "a.journey": journey("A"), "b.journey": journey("B") });
    const one = await journeyc(["export", "--quiet"], { folder });
    expect(one).toMatchObject({ code: 0, stderr: "" });
    const { trees } = JSON.parse(one.stdout) as { readonly trees: object };
    expect(Object.keys(trees)).toEqual(["A", "B"]);
    const named = await journeyc(["export", "--out", "out/all.json"], { folder });
    expect(named).toMatchObject({ code: 0, stdout: "out/all.json\n" });
    expect(readFileSync(join(folder, "out/all.json"), "utf8")).toBe(one.stdout);
    const many = await journeyc(["export", "--format", "frodo", "--out", "each"], { folder });
    expect(many).toMatchObject({ code: 0, stdout: "each/A.journey.json\neach/B.journey.json\n" });
  });

  test("asks for a folder where the format is many files", async () => {
    const folder = folderWith({ "a.journey": journey("A") });
    const result = await journeyc(["export", "--format", "amster"], { folder });
    expect(result).toMatchObject({ code: 2, stdout: "" });
    expect(result.stderr).toContain("--out");
    expect(await journeyc(["export", "--format", "zip"], { folder })).toMatchObject({ code: 2 });
  });

  test("exports what the checker finds fault with, and exits 1", async () => {
    const folder = folderWith({ "a.journey": unwired("A") });
    const result = await journeyc(["export", "a.journey", ...concise], { folder });
    expect(result.code).toBe(1);
    expect(result.stderr).toContain("error J3001");
    expect(JSON.parse(result.stdout)).toHaveProperty("tree");
  });

  test("exports nothing that nobody can know: exit 1, no file, no output", async () => {
    const nowhere = journey("A").replace("-> failure", "-> nowhere");
    const folder = folderWith({
      "broken.journey": `${journey("A")}}`,
      "nowhere.journey": nowhere,
      "type.journey": journey("A").replace("DataStoreDecision", "NoSuchType"),
    });
    for (const [file, code] of [
      ["broken", "J1"],
      ["nowhere", "J2001"],
      ["type", "J2002"],
    ] as const) {
      const result = await journeyc(["export", `${file}.journey`, "--out", "out", ...concise], {
        folder,
      });
      expect(result).toMatchObject({ code: 1, stdout: "" });
      expect(result.stderr).toContain(`error ${code}`);
    }
    expect(readdirSync(folder)).not.toContain("out");
  });

  test("a path that does not exist is exit code 2", async () => {
    const folder = folderWith({ "a.journey": journey("A") });
    const result = await journeyc(["export", "gone.journey", ...concise], { folder });
    expect(result).toMatchObject({ code: 2, stdout: "" });
    expect(result.stderr).toContain("error J9001");
  });

  test("a layout that is broken, or whose files are gone, stops it", async () => {
    const folder = folderWith({ "a.journey": journey("A") });
    const layout = join(folder, "a.journey.layout.json");
    writeFileSync(layout, "{");
    const broken = await journeyc(["export", "a.journey", ...concise], { folder });
    expect(broken).toMatchObject({ code: 1, stdout: "" });
    expect(broken.stderr).toContain("a.journey.layout.json:1:1: error J8017");
    const absolute = { id: "1", name: "x", encoding: "text" };
    for (const [scripts, code] of [
      [{ "./gone.js": absolute }, "J8022"],
      [{ "/etc/passwd": absolute }, "J8017"],
    ] as const) {
      writeFileSync(layout, JSON.stringify({ version: 1, format: "am", nodes: {}, scripts }));
      const result = await journeyc(["export", "a.journey", ...concise], { folder });
      expect(result).toMatchObject({ code: 1, stdout: "" });
      expect(result.stderr).toContain(`error ${code}`);
    }
    rmSync(layout);
    expect(await journeyc(["export", "a.journey", ...concise], { folder })).toMatchObject({
      code: 0,
    });
  });

  test("no name and no symbolic link leads out of the folder", async () => {
    const evil = journey("A").replace("journey A", 'journey A "../../evil"');
    const folder = folderWith({ "work/a.journey": evil });
    const work = join(folder, "work");
    const written = await journeyc(["export", "a.journey", "--out", "out"], { folder: work });
    expect(written.code).toBe(0);
    expect(readdirSync(join(work, "out"))).toEqual(["%2E.%2F..%2Fevil.journey.json"]);
    expect(readdirSync(folder)).toEqual(["work"]);
    mkdirSync(join(work, "linked"));
    mkdirSync(join(folder, "elsewhere"));
    symlinkSync("../../elsewhere", join(work, "linked/realms"));
    const refused = await journeyc(
      ["export", "a.journey", "--format", "amster", "--out", "linked", ...concise],
      { folder: work },
    );
    expect(refused).toMatchObject({ code: 2, stdout: "" });
    expect(refused.stderr).toContain("error J8021");
    expect(readdirSync(join(folder, "elsewhere"))).toEqual([]);
  });
});
