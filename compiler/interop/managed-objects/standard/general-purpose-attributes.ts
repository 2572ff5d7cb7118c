import type { JsonObject } from "../../json.ts";
import { attribute } from "./attributes.ts";

const kinds: readonly (readonly [name: string, title: string, schema: JsonObject])[] = [
  ["String", "String", { type: "string" }],
  ["Multivalued", "Multivalue", { type: "array", items: { type: "string" } }],
  ["Date", "Date", { type: "string" }],
  ["Integer", "Integer", { type: "number" }],
];

/** `frIndexedString1` and the 39 others that Advanced Identity Cloud keeps for a tenant's own use. */
export const generalPurposeAttributes: JsonObject = Object.fromEntries(
  kinds.flatMap(([kind, title, schema]) =>
    ["Indexed", "Unindexed"].flatMap((index) =>
      [1, 2, 3, 4, 5].map((number) => [
        `fr${index}${kind}${number}`,
        attribute("string", `Generic ${index} ${title} ${number}`, schema),
      ]),
    ),
  ),
);
