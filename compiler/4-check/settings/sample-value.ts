import type { DurationUnit, SettingSchema } from "@journeyc/grammar/manifest";
import { quoted } from "../../1-syntax/print/string-text.ts";
import type { Symbol } from "../../2-bind/model.ts";
import { environmentName } from "./environment.ts";

/** Durations that people write, by the unit of the setting. */
export const usualDurations: Readonly<Record<DurationUnit, readonly [string, ...string[]]>> = {
  milliseconds: ["500ms", "5s", "30s"],
  seconds: ["30s", "5m", "1h"],
  minutes: ["5m", "15m", "1h", "8h"],
  hours: ["1h", "12h", "1d"],
  days: ["1d", "7d", "30d"],
};

/** The least number that a setting could have, as far as its schema says. */
export function leastNumber({ minimum, exclusiveMinimum }: SettingSchema): number {
  return minimum ?? (exclusiveMinimum ?? 0) + 1;
}

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
      return String(leastNumber(schema));
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
      return usualDurations[schema.unit ?? "seconds"][0];
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
