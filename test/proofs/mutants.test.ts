import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { MemoryHost } from "../../compiler/host/memory-host.ts";
import { createWorkspace } from "../../compiler/workspace.ts";
import { silent } from "./silent-mutants.ts";
import { mutantsOf } from "./mutants-of-journeys.ts";

// The journeys that come with the product, each with one thing changed: what is found then, and what not. A mutant in which
// nothing is found stands in the approved list with the reason why that may be.

const folder = join(import.meta.dirname, "journeys/default/c");
const files = Object.fromEntries(
  readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]),
);

/** Codes that say no more than that a node is left over. */
const leftOver = new Set(["J3008"]);

function judged(what: string, codes: readonly string[]): string {
  if (codes.some((code) => !leftOver.has(code))) return `${what}: ${codes.join(" ")}`;
  const why = silent.find(([fits]) => fits.test(what))?.[1];
  return `${what}: ${["silent", ...codes].join(" ")}: ${why ?? "NOBODY KNOWS WHY"}`;
}

const mutants = Object.keys(files)
  .filter((path) => path.endsWith(".journey"))
  .flatMap((path) =>
    mutantsOf(path.replace(".journey", ""), files[path] ?? "").map(({ what, text }) => {
      const host = new MemoryHost({ ...files, [path]: text });
      const { diagnostics } = createWorkspace(host).check(host.list("."));
      const codes = [...new Set(diagnostics.map(({ code }) => code))].toSorted();
      return judged(what, codes);
    }),
  );

test("mutants of the default journeys are found, or it is known why not", async () => {
  expect(mutants.length).toBeGreaterThan(90);
  expect(mutants.filter((line) => line.endsWith("NOBODY KNOWS WHY"))).toEqual([]);
  await expect(`${mutants.join("\n")}\n`).toMatchFileSnapshot("mutants.txt");
});

// What an attacker would like best: each is found by the code that is made for it.
test.each([
  ["login: checkPassword false -> success", "J6001"],
  ["login: checkPassword expired -> success", "J6002"],
  ["login: past checkPassword to countLogin", "J6001"],
  ["login: past countAttempt to signIn", "J6007"],
  ["reset-password: sendLink without objectLookup", "J6010"],
  ["reset-password: past sendLink to askPassword", "J6010"],
  ["reset-password: findUser false -> success", "J6006"],
  ["login: past signIn to checkPassword", "J5001"],
  ["registration: createUser failure -> success", "J6001"],
  ["update-password: past checkPassword to askNew", "J6012"],
  ["update-password: past sendLink to askNew", "J6012"],
  ["reset-password: past askMail to findUser", "J5001"],
  ["forgotten-username: past askMail to findUser", "J5001"],
])("%s is %s", (what, code) => {
  expect(mutants.find((line) => line.startsWith(`${what}: `))).toContain(code);
});

test("the password on a page or in the log, to find a mistake, is J6005", () => {
  const leak =
    "  node leak: Debug {\n    popupEnabled: true\n\n    else -> checkPassword\n  }\n\n$&";
  const text = (files["login.journey"] ?? "")
    .replace("-> checkPassword", "-> leak")
    .replace(/^ {2}node checkPassword/m, leak);
  const host = new MemoryHost({ ...files, "login.journey": text });
  const { diagnostics } = createWorkspace(host).check(["login.journey"]);
  expect([...new Set(diagnostics.map(({ code }) => code))]).toEqual(["J6005"]);
});
