import { JourneyError } from "../errors.ts";
import type { Json, JsonObject } from "../json.ts";
import { defineNode } from "../machine/define-node.ts";
import { take } from "../machine/node-type.ts";
import { journeyResource } from "./identity/resource.ts";
import { attributePath, hasAttribute, storedAttribute } from "./identity/stored-attribute.ts";
import { storedObject } from "./identity/stored-object.ts";
import { attributeSchema, isSecret } from "./input/resource-schema.ts";
import { decision, identityAttribute, identityRead } from "./settings/common.ts";
import type { SettingsReader } from "../machine/read-settings.ts";

/** Compares an attribute of the stored object with a constant. */
export const attributeValueDecision = defineNode(
  {
    type: "AttributeValueDecision",
    amType: "AttributeValueDecisionNode",
    displayName: "Attribute Value Decision",
    summary: "Compares an attribute of the user's stored object with a value.",
    documentation:
      "Finds the object by `identityAttribute`. `PRESENT` asks whether the attribute has a value, `EQUALS` whether it " +
      "is `comparisonValue`, which is taken as the attribute's own type: a truth value, a number or a text. Texts must " +
      "be equal letter by letter. A list or an object equals nothing.\n\n" +
      "The run ends in an error when no identity was collected, when no stored object has it, when a number is " +
      "compared with something that is none, and when `EQUALS` has no `comparisonValue` or is about a password.",
    settings: {
      type: "object",
      properties: {
        comparisonAttribute: {
          type: "string",
          kind: "attributePath",
          minLength: 1,
          description: "The attribute to compare.",
        },
        comparisonOperation: {
          type: "string",
          enum: ["PRESENT", "EQUALS"],
          default: "EQUALS",
          description: "`PRESENT`: the attribute has a value. `EQUALS`: it has this value.",
        },
        comparisonValue: {
          type: "string",
          description: "The value to compare with, for `EQUALS`.",
        },
        identityAttribute,
      },
      required: ["comparisonAttribute"],
      additionalProperties: false,
    },
    outcomes: decision(
      "The attribute has the value, or with `PRESENT` any value.",
      "It has another value, or none.",
    ),
    interactive: false,
    pageMember: false,
    effects: { reads: [identityRead], writes: [], identity: [], tells: ["true"] },
  },
  {
    async run(context, settings) {
      const { schema } = journeyResource(context);
      const path = attributePath(settings.text("comparisonAttribute"));
      const wanted = wantedValue(settings, schema, path);
      const object = await storedObject(context, settings.text("identityAttribute"));
      if (wanted === undefined) return take(hasAttribute(object, schema, path) ? "true" : "false");
      const stored = storedAttribute(object, path);
      return take(stored !== undefined && stored === asTypeOf(stored, wanted) ? "true" : "false");
    },
  },
);

/**
 * The text to compare with; undefined when only presence is asked for. That it fits the type which the schema declares
 * is seen here, whatever the object has: a mistake must not wait for the first user who has a value.
 */
function wantedValue(
  settings: SettingsReader,
  schema: JsonObject,
  path: string,
): string | undefined {
  const operation = settings.text("comparisonOperation");
  if (operation === "PRESENT") return undefined;
  if (operation !== "EQUALS")
    throw unusable("needs `PRESENT` or `EQUALS` as `comparisonOperation`");
  if (isSecret(schema, path))
    throw unusable("cannot compare a password, only ask whether it is `PRESENT`");
  const wanted = settings.text("comparisonValue");
  const types = [attributeSchema(schema, path)?.["type"]].flat();
  if (types.some((type) => type === "integer" || type === "number")) toNumber(wanted);
  return wanted;
}

/** The text as a value of the type that the stored value has. */
function asTypeOf(stored: Json, wanted: string): Json | undefined {
  if (typeof stored === "boolean") return wanted.toLowerCase() === "true";
  if (typeof stored === "number") return toNumber(wanted);
  return typeof stored === "string" ? wanted : undefined;
}

function toNumber(text: string): number {
  const value = /^\s*[+-]?\d+(?:\.\d+)?\s*$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isFinite(value)) return value;
  throw unusable("compares a number, and its `comparisonValue` is none");
}

function unusable(what: string): JourneyError {
  return new JourneyError(
    "node-setting-unusable",
    `An Attribute Value Decision node ${what}.`,
    "Correct the journey, or the environment variable that the setting comes from.",
  );
}
