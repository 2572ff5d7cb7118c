import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, journeyc } from "./journeyc.ts";

test("what init writes is formatted, checks without a warning and compiles", async () => {
  const folder = folderWith();
  expect(await journeyc(["init", "sign-on"], { folder })).toMatchObject({
    code: 0,
    stdout:
      "sign-on/login.journey\nsign-on/alpha_user.schema.json\nsign-on/package.json\nsign-on/tsconfig.json\n",
  });
  const inside = join(folder, "sign-on");
  expect(await journeyc(["check", "--max-warnings", "0"], { folder: inside })).toMatchObject({
    code: 0,
    stdout: "",
  });
  expect(await journeyc(["format", "--check"], { folder: inside })).toMatchObject({
    code: 0,
    stdout: "",
  });
  expect(await journeyc(["compile"], { folder: inside })).toMatchObject({ code: 0 });
  expect(readdirSync(inside)).toContain("login.journey.ts");
});

test("init overwrites nothing without --force, and a project's own settings never", async () => {
  const folder = folderWith({ "login.journey": "mine", "package.json": "{}" });
  const refused = await journeyc(["init"], { folder });
  expect(refused).toMatchObject({
    code: 2,
    stdout: "",
    stderr: expect.stringContaining("`login.journey` exists already"),
  });
  expect(readdirSync(folder).toSorted()).toEqual(["login.journey", "package.json"]);
  expect(await journeyc(["init", "--force"], { folder })).toMatchObject({ code: 0 });
  expect(readFileSync(join(folder, "login.journey"), "utf8")).toContain("journey Login");
  expect(readFileSync(join(folder, "package.json"), "utf8")).toBe("{}");
});

test("init says that it cannot write", async () => {
  const folder = folderWith();
  writeFileSync(join(folder, "taken"), "");
  const { code, stderr } = await journeyc(["init", "taken"], { folder });
  expect(code).toBe(2);
  expect(stderr).toContain("J9007");
});
