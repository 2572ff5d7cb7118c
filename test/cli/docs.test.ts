import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, journey, journeyc, unwired } from "./journeyc.ts";

const docs = ["docs", "--out", "pages"];

describe("journeyc docs", () => {
  test("writes pages, lists them, and says how many are new", async () => {
    const folder = folderWith({ "a.journey": journey("SignOn"), "sub/b.journey": journey("B") });
    const stdout =
      "pages/README.md\npages/sign-on.md\npages/sign-on.svg\npages/b.md\npages/b.svg\n";
    expect(await journeyc(docs, { folder })).toMatchObject({
      code: 0,
      stdout,
      stderr: "5 files written, 0 unchanged\n",
    });
    expect(readFileSync(join(folder, "pages/README.md"), "utf8")).toContain("[SignOn](sign-on.md)");
    expect(await journeyc(docs, { folder })).toMatchObject({
      code: 0,
      stdout,
      stderr: "0 files written, 5 unchanged\n",
    });
  });

  test("of a draft too, and does not exit 0", async () => {
    const folder = folderWith({ "c.journey": unwired("C") });
    const { code, stderr } = await journeyc(docs, { folder });
    expect(code).toBe(1);
    expect(stderr).toContain("error[J3001]");
    const page = readFileSync(join(folder, "pages/c.md"), "utf8");
    expect(page).toContain("| `false` | **not wired** |");
    expect(page).toContain("| `J3001` | error | `checkPassword` does not wire `false`. |");
  });

  test("--check lists what is stale, missing or orphaned, and writes nothing", async () => {
    const folder = folderWith({ "a.journey": journey("A"), "b.journey": journey("B") });
    await journeyc(docs, { folder });
    expect(await journeyc([...docs, "--check"], { folder })).toMatchObject({
      code: 0,
      stdout: "",
      stderr: "",
    });
    rmSync(join(folder, "b.journey"));
    rmSync(join(folder, "pages/a.svg"));
    writeFileSync(join(folder, "pages/mine.md"), "# Mine\n");
    expect(await journeyc([...docs, "--check"], { folder })).toMatchObject({
      code: 1,
      stdout:
        "stale pages/README.md\nmissing pages/a.svg\norphaned pages/b.md\norphaned pages/b.svg\n",
      stderr: "Run `journeyc docs`, and remove what is orphaned.\n",
    });
    expect(existsSync(join(folder, "pages/a.svg"))).toBe(false);
  });

  test("leaves pages of journeys that are gone, and says so", async () => {
    const folder = folderWith({ "a.journey": journey("A"), "b.journey": journey("B") });
    await journeyc(docs, { folder });
    rmSync(join(folder, "b.journey"));
    expect(await journeyc(docs, { folder })).toMatchObject({
      code: 0,
      stderr: "1 file written, 2 unchanged\norphaned pages/b.md\norphaned pages/b.svg\n",
    });
    expect(existsSync(join(folder, "pages/b.md"))).toBe(true);
  });

  test("does not overwrite a README that somebody wrote", async () => {
    const readme = "# Project\n\nThe modules are @generated.\n";
    const folder = folderWith({ "a.journey": journey("A"), "README.md": readme });
    const { code, stdout, stderr } = await journeyc(["docs", "--out", "."], { folder });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("error[J9012]: `README.md` exists and was not generated");
    expect(stderr).toContain("`--out`");
    expect(readFileSync(join(folder, "README.md"), "utf8")).toBe(readme);
    expect(existsSync(join(folder, "a.md"))).toBe(false);
  });

  test.each([[["docs", "-", "--out", "x"], "docs writes about files: give paths, not `-`"]])(
    "%j is refused",
    async (commandLine, message) => {
      const folder = folderWith({ "a.journey": journey("A") });
      expect(await journeyc(commandLine, { folder })).toMatchObject({
        code: 2,
        stderr: expect.stringContaining(message),
      });
    },
  );

  test("with nothing to write about writes nothing", async () => {
    const folder = folderWith({ "empty/x.txt": "" });
    expect(await journeyc(["docs", "empty", "--out", "pages"], { folder })).toMatchObject({
      code: 2,
      stdout: "",
      stderr: expect.stringContaining("J9006"),
    });
    expect(existsSync(join(folder, "pages"))).toBe(false);
  });
});
