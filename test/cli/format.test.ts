import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, journey, journeyc } from "./journeyc.ts";

const untidy = journey("A").replaceAll("\n\n", "\n\n\n\n").replaceAll("    ", "\t\t  ");

describe("journeyc format", () => {
  test("writes the files that differ", async () => {
    const folder = folderWith({ "a.journey": untidy, "b.journey": journey("B") });
    expect(await journeyc(["format"], { folder })).toMatchObject({
      code: 0,
      stdout: "",
      stderr: "2 files, 1 formatted\n",
    });
    expect(readFileSync(join(folder, "a.journey"), "utf8")).toBe(journey("A"));
  });

  test("--check lists them, writes nothing and exits 1", async () => {
    const folder = folderWith({ "a.journey": untidy, "b.journey": journey("B") });
    expect(await journeyc(["format", "--check"], { folder })).toMatchObject({
      code: 1,
      stdout: "a.journey\n",
    });
    expect(readFileSync(join(folder, "a.journey"), "utf8")).toBe(untidy);
  });

  test("formats standard input to standard output", async () => {
    const folder = folderWith();
    expect(await journeyc(["format", "-"], { folder, input: untidy })).toMatchObject({
      code: 0,
      stdout: journey("A"),
      stderr: "",
    });
    expect(await journeyc(["format", "-", "--check"], { folder, input: untidy })).toMatchObject({
      code: 1,
      stdout: "stdin.journey\n",
    });
  });

  test("leaves a file with syntax errors alone, and passes none of it on", async () => {
    const broken = `${untidy}}`;
    const folder = folderWith({ "a.journey": broken });
    const written = await journeyc(["format"], { folder });
    expect(written).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringContaining("error[J1"),
    });
    expect(readFileSync(join(folder, "a.journey"), "utf8")).toBe(broken);
    expect(await journeyc(["format", "-"], { folder, input: broken })).toMatchObject({
      code: 1,
      stdout: "",
    });
  });
});
