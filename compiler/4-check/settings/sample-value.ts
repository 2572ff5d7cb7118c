import type { DurationUnit, SettingSchema } from "@journeyc/grammar/manifest";
import { quoted } from "../../1-syntax/print/string-text.ts";
import type { Symbol } from "../../2-bind/model.ts";
import { environmentName } from "./environment.ts";

const durations: Readonly<Record<DurationUnit, string>> = {
  milliseconds: "500ms",
  seconds: "30s",
  minutes: "5m",
  hours: "1h",
  days: "1d",
};

/** What the names of a file give for a value. */
export interface Known {
  readonly symbols: Iterable<Symbol>;
  /** The resource of the journey, by its name. */
  readonly resource: string | undefined;
}

/**
 * A value that a setting could have, as it is written: the start of what the author writes instead. It is of the right
 * type where that can be had; a text that may not be empty, and a name that nobody has declared, are told by the checker.
 */
export function sampleValue(name: string, schema: SettingSchema, known: Known): string {
  const ofKind = sampleOfKind(name, schema, known);
  if (ofKind !== undefined) return ofKind;
  const [choice] = schema.enum ?? [];
  if (choice !== undefined) return quoted(choice);
  switch (schema.type) {
    case "boolean":
      return "false";
    case "integer":
    case "number":
      return String(schema.minimum ?? (schema.exclusiveMinimum ?? 0) + 1);
    case "array":
      return schema.minItems !== undefined && schema.items !== undefined
        ? `[${sampleValue(name, schema.items, known)}]`
        : "[]";
    case "object":
      return "{}";
    case "string":
      return '""';
  }
}

function sampleOfKind(name: string, schema: SettingSchema, known: Known): string | undefined {
  const symbol = (kind: Symbol["kind"]): string | undefined =>
    [...known.symbols].find((one) => one.kind === kind)?.name;
  switch (schema.kind) {
    case "secret":
      return `secret.${environmentName(name)}`;
    case "duration":
      return durations[schema.unit ?? "seconds"];
    case "localized":
      return '{ en: "" }';
    case "attribute":
    case "attributePath":
      return '"userName"';
    case "queryFilter":
      return '"/userName pr"';
    case "journey":
      return symbol("journey") ?? "Journey";
    case "connector":
      return symbol("connector") ?? "Connector";
    case "resource":
      return known.resource ?? symbol("resource") ?? "managed/alpha_user";
    case "objectType":
      return '"User"';
    default:
      return undefined;
  }
}
