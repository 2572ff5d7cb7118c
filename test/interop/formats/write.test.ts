import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { pretty } from "../../../compiler/diagnostics/renderers/pretty.ts";
import { Sources } from "../../../compiler/diagnostics/report.ts";
import { restFile } from "../../../compiler/interop/formats/rest.ts";
import { writableFormats, writeJourneys } from "../../../compiler/interop/write.ts";
import { version } from "../../../compiler/version.ts";
import { journeysOf, readWritten, smallest } from "./support.ts";

const journeys = [
  { name: "Zero", document: { ...smallest, tree: { ...smallest.tree, _id: "Zero" } } },
  { name: "Login", document: { ...smallest, themes: [{ _id: "1" }], emailTemplates: { a: {} } } },
];
const meta = { exportTool: "journeyc", exportToolVersion: version };

test("journeys that come from nowhere say that journeyc wrote them, not who and when", () => {
  const [zero] = writeJourneys({ journeys }, "frodo").files;
  expect(JSON.parse(zero?.text ?? "")).toEqual({ meta, ...journeys[0]?.document });
  const [all] = writeJourneys({ journeys }, "frodo-multi").files;
  expect(JSON.parse(all?.text ?? "")).toMatchObject({ meta });
  for (const format of writableFormats) {
    expect(writeJourneys({ journeys }, format)).toEqual(writeJourneys({ journeys }, format));
  }
});

test("the envelope of journeys that were read comes back, with what is unknown in it", () => {
  const envelope = { meta: { origin: "https://example.org/am", custom: [1] }, other: null };
  const [file] = writeJourneys({ journeys, envelope }, "frodo-multi").files;
  expect(JSON.parse(file?.text ?? "")).toMatchObject(envelope);
  const [none] = writeJourneys({ journeys, envelope: {} }, "frodo").files;
  expect(JSON.parse(none?.text ?? "")).not.toHaveProperty("meta");
});

test.each(writableFormats)("%s keeps the order of the journeys", (format) => {
  const { files } = writeJourneys({ journeys, envelope: {} }, format);
  const names = journeysOf(readWritten(files)).map(({ name }) => name);
  const single = format === "frodo" || format === "am";
  expect(names).toEqual(single ? ["Login", "Zero"] : ["Zero", "Login"]);
  if (single) expect(files[0]?.path).toMatch(/^Zero\./);
});

test("what a folder has no place for stands in one file beside it, and only then", () => {
  for (const format of ["amster", "fr-config-manager", "am-file-config"] as const) {
    const { files } = writeJourneys({ journeys, envelope: {} }, format);
    expect(files.filter(({ path }) => path.endsWith(restFile))).toHaveLength(1);
    expect(journeysOf(readWritten(files))).toEqual(journeys);
  }
  const document = { ...smallest, innerNodes: {} };
  const { files } = writeJourneys({ journeys: [{ name: "Login", document }] }, "amster");
  expect(files.map(({ path }) => path)).toEqual(["realms/root/AuthTree/Login.json"]);
});

test("a change of a node in one folder changes that file alone", () => {
  const node = (text: string) => ({ _id: "1", _type: { _id: "MessageNode" }, text });
  const write = (text: string) => {
    const tree = { ...smallest.tree, nodes: { "1": { displayName: "One", connections: {} } } };
    const document = { tree, nodes: { "1": node(text) }, innerNodes: {} };
    return writeJourneys({ journeys: [{ name: "Login", document }] }, "fr-config-manager").files;
  };
  const before = new Map(write("before").map(({ path, text }) => [path, text]));
  const changed = write("after").filter(({ path, text }) => before.get(path) !== text);
  expect(changed.map(({ path }) => path)).toEqual([
    "realms/root/journeys/Login/nodes/One - 1.json",
  ]);
});

const page = readFileSync(join(import.meta.dirname, "../../../docs/diagnostics/J8009.md"), "utf8");

test("two journeys of one name have no room in one file", () => {
  const twice = [...journeys, { name: "Login", document: smallest }];
  const { diagnostics } = writeJourneys({ journeys: twice }, "frodo-multi");
  const sources = new Sources(() => undefined);
  const printed = pretty({ diagnostics, files: 0, sources }, { colors: false, width: 100 });
  expect(/^```text\n([^]*?)^```$/m.exec(page)?.[1]).toBe(printed);
  const { files, diagnostics: none } = writeJourneys({ journeys: twice }, "frodo");
  expect(none).toEqual([]);
  expect(files.map(({ path }) => path)).toEqual([
    "Zero.journey.json",
    "Login.journey.json",
    "Login~2.journey.json",
  ]);
});

test("two settings of one node have no room in a folder where nodes belong to no journey", () => {
  const with1 = (text: string) => ({
    tree: { _id: text, entryNodeId: "1", nodes: { "1": { connections: {} } } },
    nodes: { "1": { _id: "1", _type: { _id: "MessageNode" }, text } },
  });
  const two = ["a", "b"].map((name) => ({ name, document: with1(name) }));
  for (const format of ["amster", "am-file-config"] as const) {
    const { diagnostics } = writeJourneys({ journeys: two }, format);
    expect(diagnostics.map(({ code }) => code)).toEqual(["J8009"]);
    expect(diagnostics[0]?.message).toContain("the node `1`");
  }
  expect(writeJourneys({ journeys: two }, "fr-config-manager").diagnostics).toEqual([]);
});
