import { posix } from "node:path";
import { expect, test } from "vitest";
import {
  distinctFileNames,
  nameOfFile,
  safeFileName,
} from "../../../compiler/interop/formats/safe-file-name.ts";
import { writableFormats, writeJourneys } from "../../../compiler/interop/write.ts";
import { journeysOf, readWritten } from "./support.ts";

const names = [
  "",
  ".",
  "..",
  "../../etc/passwd",
  "/absolute",
  "C:\\windows",
  "a/b\\c",
  "__proto__",
  "constructor",
  "node_modules",
  ".hidden",
  "con",
  "NUL.txt",
  "trailing. ",
  'wild*?<>|"',
  "new\nline\u0000\u001b[31m",
  "Übung 日本 👩",
  "\ud800",
  "%2e%2e%2f",
  "x".repeat(5000),
  "日".repeat(200),
  "Login",
  "login",
  "LOGIN",
  "Login~2",
];

function document(id: string) {
  const node = { nodeType: id, displayName: id, connections: { outcome: id } };
  const page = { nodeType: "PageNode", displayName: id };
  const type = { _id: id };
  return {
    tree: { _id: id, entryNodeId: `${id}1`, nodes: { [`${id}1`]: node, [`${id}2`]: page } },
    nodes: {
      [`${id}1`]: { _id: `${id}1`, _type: type, script: `${id}3` },
      [`${id}2`]: {
        _id: `${id}2`,
        _type: { _id: "PageNode" },
        nodes: [{ _id: `${id}4`, displayName: id, nodeType: id }],
      },
    },
    innerNodes: { [`${id}4`]: { _id: `${id}4`, _type: type } },
    scripts: {
      [`${id}3`]: { _id: `${id}3`, name: id, context: id, language: "JAVASCRIPT", script: [id] },
    },
  };
}

test.each(names)("%j is a file name on every system, and no path", (name) => {
  const file = safeFileName(name);
  expect(file).not.toBe("");
  expect(file).not.toMatch(/[\u0000-\u001f<>:"/\\|?*]|^\.|[. ]$|^(con|nul)(\.|$)/i);
  expect(Buffer.byteLength(file)).toBeLessThanOrEqual(200);
  expect(Buffer.from(file).toString()).toBe(file);
  const kept = name !== "" && Buffer.byteLength(name) < 180 && !/\p{Surrogate}/u.test(name);
  if (kept) expect(nameOfFile(`${file}.json`)).toBe(name);
});

test("names that differ by case alone get files of their own", () => {
  const files = distinctFileNames(names).map((file) => file.toLowerCase());
  expect(new Set(files).size).toBe(names.length);
});

test.each(writableFormats)("%s keeps names and never leaves its folder", (format) => {
  for (const name of names) {
    const bundle = { journeys: [{ name, document: document(name) }], envelope: {}, realm: name };
    const { files, diagnostics } = writeJourneys(bundle, format);
    expect(diagnostics).toEqual([]);
    for (const { path } of files) {
      expect(posix.isAbsolute(path)).toBe(false);
      expect(posix.normalize(path)).toBe(path);
      expect(path.split("/")).not.toContain("..");
    }
    expect(journeysOf(readWritten(files))).toEqual(bundle.journeys);
  }
});

test("a realm, a managed object and a script cannot name a place elsewhere", () => {
  const { files } = writeJourneys(
    {
      journeys: [{ name: "A", document: document("../../x") }],
      realm: "../../..",
      managedObjects: new Map([["../../y", { name: "../../y", schema: { properties: {} } }]]),
    },
    "fr-config-manager",
  );
  expect(files.filter(({ path }) => path.split("/").includes(".."))).toEqual([]);
});
