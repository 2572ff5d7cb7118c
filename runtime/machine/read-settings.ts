import type { NodeManifest } from "../manifest.ts";
import { JourneyError } from "../errors.ts";

/** The settings of a node by name. Each reader throws JourneyError `node-setting-unusable`. */
export interface SettingsReader {
  /** Whether it is given, or has a default. */
  has(name: string): boolean;
  text(name: string): string;
  integer(name: string): number;
  flag(name: string): boolean;
  texts(name: string): readonly string[];
}

/** The names of the settings that have values of a type; any text where nobody knows what settings there are. */
type NamesOf<Settings, Value> = string extends keyof Settings
  ? string
  : {
      [Name in keyof Settings]-?: NonNullable<Settings[Name]> extends Value ? Name : never;
    }[keyof Settings] &
      string;

/** A reader that knows what settings there are, and of what types. */
export interface TypedSettingsReader<Settings> {
  /** Whether it is given, or has a default. */
  has(name: NamesOf<Settings, unknown>): boolean;
  text(name: NamesOf<Settings, string>): string;
  integer(name: NamesOf<Settings, number>): number;
  flag(name: NamesOf<Settings, boolean>): boolean;
  texts(name: NamesOf<Settings, readonly string[]>): readonly string[];
}

/**
 * Reads the settings that the machine has completed. The compiler has checked what stands in the file, but nobody has
 * seen what `env.NAME` gives, nor what hand-written code passes.
 */
export function readSettings(manifest: NodeManifest, settings: object): SettingsReader {
  const read = <Value>(
    name: string,
    expected: string,
    is: (value: unknown) => value is Value,
  ): Value => {
    const value: unknown = Object.hasOwn(settings, name) ? Reflect.get(settings, name) : undefined;
    if (is(value)) return value;
    throw unusable(manifest.type, name, expected);
  };
  return {
    has: (name) => Object.hasOwn(settings, name) && Reflect.get(settings, name) !== undefined,
    text: (name) => read(name, "a text", isText),
    integer: (name) => read(name, "a whole number", isInteger),
    flag: (name) => read(name, "`true` or `false`", isFlag),
    texts: (name) => read(name, "a list of texts", isTexts),
  };
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isInteger(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function isFlag(value: unknown): value is boolean {
  return typeof value === "boolean";
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}

function unusable(type: string, name: string, expected: string): JourneyError {
  return new JourneyError(
    "node-setting-unusable",
    `The setting \`${name}\` of a ${type} node is not ${expected}.`,
    `Set \`${name}\` in the journey, or correct the environment variable that it comes from.`,
  );
}
