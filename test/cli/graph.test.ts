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
