import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, journey, journeyc, unwired } from "./journeyc.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/ci.md"), "utf8");

/** `npx journeyc check --reporter junit > journeyc.xml`, without what the shell does. */
const all = [...page.matchAll(/\bnpx journeyc ([^\n>]+)/g)].map(([, line = ""]) => line.trim());
/** What needs a repository has its own tests, in `changed-since.test.ts`. */
const commands = [...new Set(all)].filter((line) => !line.includes("--changed-since"));

test("the page has commands", () => {
  expect(commands.length).toBeGreaterThan(4);
});

test.each(commands)("journeyc %s lets a clean folder pass", async (line) => {
  const folder = folderWith({ "login.journey": journey("Login") });
  expect((await journeyc(["compile"], { folder })).code).toBe(0);
  const { code, stderr } = await journeyc(line.split(" "), { folder });
  expect(code, stderr).toBe(0);
});

test.each(commands)("journeyc %s stops a folder that is not", async (line) => {
  const folder = folderWith({ "login.journey": unwired("Login").replace("\n\n", "\n\n\n\n") });
  expect((await journeyc(line.split(" "), { folder })).code).toBe(1);
});
