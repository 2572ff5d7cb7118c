/** An entry of a catalogue with all that must be there. */
export const geoLocation = {
  type: "GeoLocation",
  amType: "GeoLocationNode",
  displayName: "Geo Location",
  settings: { properties: { radius: { type: "integer", default: 10, description: "How far." } } },
  outcomes: {
    from: "fixed",
    list: [
      { name: "near", id: "NEAR", displayName: "Near" },
      { name: "far", id: "FAR", displayName: "Far" },
    ],
  },
};

/** A catalogue with these entries. */
export function catalogueOf(...entries: readonly object[]): string {
  return JSON.stringify(entries, undefined, 2);
}

/** A journey of one node. */
export function journeyOf(type: string, body: string): string {
  return `journey Ask {\n  start -> ask\n\n  node ask: ${type} {\n${body}  }\n}\n`;
}
