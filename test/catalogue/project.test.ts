import { describe, expect, test } from "vitest";
import { nodeTypeOfAm } from "../../compiler/2-bind/context.ts";
import { MemoryHost } from "../../compiler/host/memory-host.ts";
import { createWorkspace } from "../../compiler/workspace.ts";
import { catalogueOf, geoLocation, journeyOf } from "./entries.ts";

// The node types of a project's catalogue are checked like those that journeyc brings.

const file = "journey.catalogue.json";

function workspaceOf(journey: string, ...entries: readonly object[]) {
  const files = { "a.journey": journey, [file]: catalogueOf(...entries) };
  return createWorkspace(new MemoryHost(files));
}

function marked(journey: string, ...entries: readonly object[]): readonly string[] {
  const { diagnostics } = workspaceOf(journey, ...entries).check(["a.journey"]);
  return diagnostics.map(({ code, primary: { span } }) =>
    `${code} ${journey.slice(span.start, span.end)}`.trim(),
  );
}

const wired = "    near -> stop\n    far  -> failure\n";

describe("a type of the catalogue", () => {
  test.each([
    ["is known", wired, []],
    ["has its settings", `    radius: "far"\n\n${wired}`, ['J4003 "far"']],
    ["and no others", `    size: 5\n\n${wired}`, ["J4002 size"]],
    ["has its outcomes", "    near -> stop\n", ["J3001 ask"]],
    ["and no others", `${wired}    beyond -> stop\n`, ["J3002 beyond"]],
  ])("%s", (_, body, expected) => {
    expect(marked(journeyOf("GeoLocation", body), geoLocation)).toEqual(expected);
  });

  test("is unknown without it", () => {
    const host = new MemoryHost({ "a.journey": journeyOf("GeoLocation", wired) });
    const { diagnostics, dependencies } = createWorkspace(host).check(["a.journey"]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["J2002"]);
    expect(dependencies).toContain(file);
  });

  test("cannot be compiled", async () => {
    const workspace = workspaceOf(journeyOf("GeoLocation", wired), geoLocation);
    const { diagnostics, outputs } = await workspace.compile(["a.journey"]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["J9101"]);
    expect(outputs).toEqual([]);
  });

  test("may be named by a requirement", () => {
    const require = (point: string): string =>
      journeyOf("GeoLocation", wired).replace(
        "  start",
        `  require ${point} before failure\n\n  start`,
      );
    expect(marked(require("GeoLocation.far"), geoLocation)).toEqual([]);
    expect(marked(require("GeoLocation.wide"), geoLocation)).toEqual(["J2034 wide"]);
  });

  test("may be what a Configuration Provider stands for", () => {
    const body = `    nodeType: "GeoLocationNode"\n    script: "x"\n\n    near -> stop\n    configurationFailed -> stop\n`;
    expect(marked(journeyOf("ConfigurationProvider", body), geoLocation)).toEqual(["J3001 ask"]);
  });

  test("is found by its id in AM, in the catalogue that the program was bound with", () => {
    const { program } = workspaceOf(journeyOf("GeoLocation", wired), geoLocation).check([]);
    expect(nodeTypeOfAm(program.catalogue, "GeoLocationNode")?.type).toBe("GeoLocation");
    expect(nodeTypeOfAm(program.catalogue, "PageNode")?.type).toBe("Page");
    expect(nodeTypeOfAm(program.catalogue, "constructor")).toBeUndefined();
  });
});

describe("outcomes that nobody has listed", () => {
  const open = { ...geoLocation, outcomes: { from: "wiring" } };

  test.each([
    ["are those that are wired", '    near, "far away" -> stop\n', []],
    ["may be one", "    -> stop\n", []],
    [
      "are not the rest of anything",
      "    near -> stop\n    else -> stop\n",
      ["J3005 else -> stop"],
    ],
    ["are not none", "    radius: 5\n", ["J3014 ask"]],
  ])("%s", (_, body, expected) => {
    expect(marked(journeyOf("GeoLocation", body), open)).toEqual(expected);
  });
});

test("effects that an entry declares are proved", () => {
  const resource = 'resource managed/user from "./user.schema.json"\n\n';
  const journey =
    `${resource}${journeyOf("GeoLocation", "    near -> success\n    far -> failure\n")}`.replace(
      "journey Ask",
      "journey Ask on managed/user",
    );
  const schema = '{"type": "object", "properties": {"userName": {"type": "string"}}}';
  const codes = (effects: object): readonly string[] => {
    const entry = catalogueOf({ ...geoLocation, effects });
    const files = { "a.journey": journey, "user.schema.json": schema, [file]: entry };
    const { diagnostics } = createWorkspace(new MemoryHost(files)).check(["a.journey"]);
    return diagnostics.map(({ code }) => code);
  };
  expect(codes({ reads: [{ key: "place", required: true }] })).toEqual(["J5004", "J6001"]);
  expect(codes({ anything: true })).toEqual(["J6004"]);
  expect(
    codes({
      writes: [{ key: "username", scope: "shared" }],
      identity: [{ outcome: "near", effect: "proves", key: "username" }],
    }),
  ).toEqual([]);
});

test("a catalogue that is repaired counts at the next check", () => {
  const workspace = workspaceOf(journeyOf("GeoLocation", wired), { ...geoLocation, type: "geo" });
  const codes = (): readonly string[] =>
    workspace.check(["a.journey"]).diagnostics.map(({ code }) => code);
  expect(codes()).toEqual(["J2002", "J8031"]);
  workspace.update(file, catalogueOf(geoLocation));
  expect(codes()).toEqual([]);
  workspace.update(file, "");
  expect(codes()).toEqual(["J2002", "J8030"]);
});
