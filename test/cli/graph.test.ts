import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, journey, journeyc, unwired } from "./journeyc.ts";

const folder = folderWith({
  "a.journey": journey("A"),
  "b.journey": journey("B"),
  "draft/c.journey": unwired("C"),
});

describe("journeyc graph", () => {
  test("draws one journey as plain Mermaid, several as a Markdown page", async () => {
    const one = await journeyc(["graph", "a.journey"], { folder });
    expect(one).toMatchObject({
      code: 0,
      stderr: "",
      stdout: expect.stringMatching(/^(flowchart|graph|stateDiagram)/m),
    });
    expect(one.stdout).not.toContain("```");
    const several = await journeyc(["graph", "a.journey", "b.journey"], { folder });
    expect(several.stdout.match(/^```mermaid$/gm)).toHaveLength(2);
  });

  test("draws DOT", async () => {
    const { stdout } = await journeyc(["graph", "a.journey", "b.journey", "--format", "dot"], {
      folder,
    });
    expect(stdout.match(/^digraph /gm)).toHaveLength(2);
  });

  test("picks a journey by its name, and suggests one", async () => {
    const picked = await journeyc(["graph", "a.journey", "b.journey", "--journey", "B"], {
      folder,
    });
    expect(picked.stdout).toBe((await journeyc(["graph", "b.journey"], { folder })).stdout);
    expect(await journeyc(["graph", "a.journey", "--journey", "AA"], { folder })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("Did you mean A?"),
    });
  });

  test("draws a draft, says what is wrong with it, and does not exit 0", async () => {
    const { code, stdout, stderr } = await journeyc(["graph", "draft"], { folder });
    expect(code).toBe(1);
    expect(stdout).toContain("checkPassword");
    expect(stderr).toContain("error[J3");
  });

  test("--explain draws the paths that show a finding, its steps in bold", async () => {
    const holes = folderWith({ "hole.journey": journey("Hole").replace("failure", "success") });
    const { code, stdout, stderr } = await journeyc(["graph", "--explain", "J6001"], {
      folder: holes,
    });
    expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining("J6001") });
    expect(stdout).toMatch(/^ {2}linkStyle .*stroke-width:3px$/m);
    expect(stdout).toMatch(/class start,.*success taken/);
    const none = await journeyc(["graph", "--explain", "J6001"], { folder });
    expect(none).toMatchObject({
      stdout: "",
      stderr: expect.stringContaining("No path here shows a finding J6001."),
    });
  });
});

describe("journeyc graph --format svg", () => {
  test("one picture on standard output; several want a folder", async () => {
    const one = await journeyc(["graph", "a.journey", "--format", "svg"], { folder });
    expect(one).toMatchObject({
      code: 0,
      stderr: "",
      stdout: expect.stringMatching(/^<svg [^]*<\/svg>\n$/),
    });
    const several = await journeyc(["graph", "a.journey", "b.journey", "--format", "svg"], {
      folder,
    });
    expect(several).toMatchObject({
      code: 2,
      stdout: "",
      stderr: expect.stringContaining("give --out <folder>, or pick a journey with --journey"),
    });
  });

  test("a path that shows a finding is in bold, and the finding is its title", async () => {
    const holes = folderWith({ "hole.journey": journey("Hole").replace("failure", "success") });
    const { stdout } = await journeyc(["graph", "--format", "svg", "--explain", "J6001"], {
      folder: holes,
    });
    expect(stdout).toMatch(/<title>Hole: J6001, /);
    expect(stdout.match(/class="[a-z ]*taken"/g)?.length).toBeGreaterThan(3);
  });

  test("a journey that nobody could find their way through is refused", async () => {
    const nodes = Array.from(
      { length: 301 },
      (_, index) =>
        `node n${index}: IncrementLoginCount -> ${index < 300 ? `n${index + 1}` : "success"}`,
    );
    const large = folderWith({
      "l.journey": `journey L {\n start -> n0\n ${nodes.join("\n ")}\n}`,
    });
    expect(await journeyc(["graph", "--format", "svg"], { folder: large })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("too large: SVG is drawn of journeys with up to 300 nodes"),
    });
  });
});

describe("journeyc graph --out", () => {
  test.each(["mermaid", "dot", "svg"])("writes a file for each journey: %s", async (format) => {
    const place = folderWith({ "a.journey": journey("SignOn"), "b.journey": journey("B") });
    const extension = format === "mermaid" ? "mmd" : format;
    const arguments_ = ["graph", "--format", format, "--out", "deep/pictures"];
    const first = await journeyc(arguments_, { folder: place });
    expect(first).toEqual(
      expect.objectContaining({
        code: 0,
        stdout: `deep/pictures/sign-on.${extension}\ndeep/pictures/b.${extension}\n`,
        stderr: "2 files written, 0 unchanged\n",
      }),
    );
    const text = readFileSync(join(place, `deep/pictures/sign-on.${extension}`), "utf8");
    expect(text.split("\n")[0]).toContain("@generated by journeyc graph from a.journey");
    const again = await journeyc(arguments_, { folder: place });
    expect(again).toMatchObject({ code: 0, stderr: "0 files written, 2 unchanged\n" });
    expect(again.stdout).toBe(first.stdout);
  });

  test("names of journeys are no paths, and nothing is written beside the folder", async () => {
    const place = folderWith({
      "a.journey": `${journey("__proto__")}`,
      "b.journey": journey("CON"),
      "c.journey": journey("con"),
    });
    const { stdout } = await journeyc(["graph", "--out", "pictures"], { folder: place });
    expect(stdout).toBe("pictures/proto.mmd\npictures/con-file.mmd\npictures/con-file-2.mmd\n");
    expect(readdirSync(place).toSorted()).toEqual([
      "a.journey",
      "b.journey",
      "c.journey",
      "pictures",
      "user.schema.json",
    ]);
  });

  test("a file that somebody wrote is not overwritten, and nothing else is written", async () => {
    const place = folderWith({
      "a.journey": journey("A"),
      "b.journey": journey("B"),
      "b.mmd": "mine\n",
    });
    const { code, stdout, stderr } = await journeyc(["graph", "--out", "."], { folder: place });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("error[J9012]: `b.mmd` exists and was not generated");
    expect(readFileSync(join(place, "b.mmd"), "utf8")).toBe("mine\n");
    expect(existsSync(join(place, "a.mmd"))).toBe(false);
  });

  test("a folder that cannot be made is told", async () => {
    const place = folderWith({ "a.journey": journey("A") });
    writeFileSync(join(place, "taken"), "");
    expect(await journeyc(["graph", "--out", "taken"], { folder: place })).toMatchObject({
      code: 2,
      stdout: "",
      stderr: expect.stringContaining("J9007"),
    });
  });
});
