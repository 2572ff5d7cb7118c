import { describe, expect, test } from "vitest";
import { runtimeCatalogue } from "../../compiler/2-bind/context.ts";
import { readCatalogue } from "../../compiler/catalogue/read-catalogue.ts";
import { catalogueOf, geoLocation } from "./entries.ts";

const read = (text: string) => readCatalogue("journey.catalogue.json", text, runtimeCatalogue);

/** Findings as `J8031 sentence @ marked text`. */
function found(text: string): readonly string[] {
  return read(text).diagnostics.map(
    ({ code, message, primary: { span } }) =>
      `${code} ${message} @ ${text.slice(span.start, span.end)}`,
  );
}

test("what an entry leaves out has a default: nobody knows what it does", () => {
  const { manifests, diagnostics } = read(catalogueOf(geoLocation));
  expect(diagnostics).toEqual([]);
  expect(manifests).toMatchObject([
    {
      summary: "",
      interactive: true,
      pageMember: true,
      settings: { type: "object", required: [], additionalProperties: false },
      effects: { reads: [], writes: [], identity: [], anything: true },
    },
  ]);
});

/** Of an outcome that there is. */
const proof = { outcome: "near", effect: "proves", key: "username" };

test("a proof may have several conditions, and none is not several", () => {
  const withConditions = (...when: readonly object[]): string =>
    catalogueOf({ ...geoLocation, effects: { identity: [{ ...proof, when }] } });
  const above = { setting: "radius", above: 1 };
  expect(read(withConditions(above, above)).manifests).toMatchObject([
    { effects: { identity: [{ when: [above, above] }] } },
  ]);
  expect(read(withConditions()).manifests).toEqual([]);
});

describe("an entry that does not fit is left out, and the others are kept", () => {
  const { settings } = geoLocation;
  test.each<[string, object, string]>([
    [
      "a part too many",
      { colour: "red" },
      'J8031 `GeoLocation` in the catalogue has no place for `colour`. @ "red"',
    ],
    [
      "a part missing",
      { settings: {} },
      "J8031 `GeoLocation.settings` in the catalogue lacks `properties`. @ {",
    ],
    [
      "a wrong type",
      { interactive: "yes" },
      'J8031 `GeoLocation.interactive` in the catalogue must be `true` or `false`. @ "yes"',
    ],
    [
      "a name that is none",
      { type: "geoLocation" },
      'J8031 `geoLocation.type` in the catalogue has characters that may not stand there. @ "geoLocation"',
    ],
    [
      "an id with a path in it",
      { amType: "../Geo" },
      'J8031 `GeoLocation.amType` in the catalogue has characters that may not stand there. @ "../Geo"',
    ],
    [
      "a pattern",
      { settings: { properties: { a: { type: "string", pattern: "(a+)+$" } } } },
      'J8031 `GeoLocation.settings.properties.a` in the catalogue has no place for `pattern`. @ "(a+)+$"',
    ],
    [
      "a choice that is none",
      { effects: { writes: [{ key: "a", scope: "global" }] } },
      'J8031 `GeoLocation.effects.writes.0.scope` in the catalogue must be one of `shared`, `transient` or `secure`. @ "global"',
    ],
    [
      "the outcomes of a page",
      { outcomes: { from: "lastMember" } },
      'J8031 `GeoLocation.outcomes.from` in the catalogue must be one of `fixed`, `setting`, `nodeType` or `wiring`. @ "lastMember"',
    ],
    [
      "an unknown outcome",
      { effects: { tells: ["inside"] } },
      "J8037 The entry of `GeoLocation` contradicts itself: there is no outcome `inside`. @ {",
    ],
    [
      "an unknown setting in a key",
      { effects: { reads: [{ key: "a.${place}" }] } },
      "J8037 The entry of `GeoLocation` contradicts itself: there is no setting `place`. @ {",
    ],
    [
      "an unknown setting in a condition",
      { effects: { reads: [{ key: "a", when: { setting: "place", equals: 1 } }] } },
      "J8037 The entry of `GeoLocation` contradicts itself: there is no setting `place`. @ {",
    ],
    [
      "an unknown setting in one of several conditions",
      {
        effects: {
          identity: [
            {
              ...proof,
              when: [
                { setting: "radius", above: 1 },
                { setting: "place", equals: 1 },
              ],
            },
          ],
        },
      },
      "J8037 The entry of `GeoLocation` contradicts itself: there is no setting `place`. @ {",
    ],
    [
      "a condition of two halves",
      { effects: { reads: [{ key: "a", when: { setting: "radius", equals: 1, above: 2 } }] } },
      "J8037 The entry of `GeoLocation` contradicts itself: a condition says either `equals` or `above`. @ {",
    ],
    [
      "a required setting that is none",
      { settings: { ...settings, required: ["place"] } },
      "J8037 The entry of `GeoLocation` contradicts itself: there is no setting `place`. @ [",
    ],
    [
      "outcomes from no list",
      { outcomes: { from: "setting", setting: "radius" } },
      "J8037 The entry of `GeoLocation` contradicts itself: the outcomes come from a setting that is a list, and `radius` is none. @ {",
    ],
    [
      "a name of journeyc",
      { type: "Page" },
      'J8032 `Page` is taken by a node type of journeyc. @ "Page"',
    ],
    [
      "an id that journeyc knows",
      { amType: "MessageNode" },
      'J8032 `MessageNode` is taken by a node type of journeyc. @ "MessageNode"',
    ],
  ])("%s", (_, change, expected) => {
    const other = { ...geoLocation, type: "Other", amType: "OtherNode" };
    const text = catalogueOf({ ...geoLocation, ...change }, other);
    expect(found(text)).toEqual([expected]);
    expect(read(text).manifests.map(({ type }) => type)).toEqual(["Other"]);
  });
});

test("two entries cannot share a name, nor an id", () => {
  expect(found(catalogueOf(geoLocation, geoLocation))).toEqual([
    'J8032 `GeoLocation` is taken by the entry of `GeoLocation`. @ "GeoLocation"',
    'J8032 `GeoLocationNode` is taken by the entry of `GeoLocation`. @ "GeoLocationNode"',
  ]);
});

describe("hostile texts", () => {
  test.each([
    ["no JSON", "[{]", "J8030"],
    ["no list", "{}", "J8031"],
    ["null", "null", "J8031"],
    ["brackets without end", "[".repeat(200_000), "J8030"],
    ["deep lists", `${"[".repeat(200_000)}${"]".repeat(200_000)}`, "J8030"],
    ["deep settings", `[${'{"settings":'.repeat(5_000)}1${"}".repeat(5_000)}]`, "J8030"],
    [
      "a setting called __proto__",
      catalogueOf(geoLocation).replace('"radius"', '"__proto__"'),
      "J8031",
    ],
    ["an entry called __proto__", '[{"__proto__": {"type": "X"}}]', "J8031"],
  ])("%s", (_, text, code) => {
    const { manifests, diagnostics } = read(text);
    expect(manifests).toEqual([]);
    expect(new Set(diagnostics.map((one) => one.code))).toEqual(new Set([code]));
    expect(diagnostics.length).toBeLessThanOrEqual(50);
    expect({}).not.toHaveProperty("type");
  });
});
