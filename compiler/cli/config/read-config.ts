import { createRequire } from "node:module";
import { join } from "node:path";
import { didYouMean } from "../../2-bind/did-you-mean.ts";
import type { JourneyConfig } from "../../config.ts";
import { UsageError } from "../command.ts";
import { findConfig } from "./find-config.ts";

type Kind = "text" | "list" | "yes-no" | "number";

const settings: Readonly<Record<keyof JourneyConfig, Kind>> = {
  include: "list",
  outDir: "text",
  declarations: "yes-no",
  registry: "text",
  maxWarnings: "number",
};

const fits: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  text: (value) => typeof value === "string" && value !== "",
  list: (value) =>
    Array.isArray(value) && value.length > 0 && value.every((item) => fits.text(item)),
  "yes-no": (value) => typeof value === "boolean",
  number: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
};

const wanted: Readonly<Record<Kind, string>> = {
  text: "a text",
  list: "a list of texts, not empty",
  "yes-no": "`true` or `false`",
  number: "a whole number",
};

/** @throws UsageError for what is no config */
function validate(name: string, value: unknown): JourneyConfig {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new UsageError(
      `${name} must export an object: \`export default defineConfig({ include: ["journeys"] })\``,
    );
  }
  for (const [key, setting] of Object.entries(value)) {
    if (!Object.hasOwn(settings, key)) {
      const [meant] = didYouMean(key, Object.keys(settings)).candidates;
      const hint =
        meant === undefined
          ? `There are ${Object.keys(settings).join(", ")}.`
          : `Did you mean \`${meant}\`?`;
      throw new UsageError(`${name} has no setting \`${key}\`. ${hint}`);
    }
    const kind = settings[key as keyof JourneyConfig]; // one of them, as was seen above
    if (setting !== undefined && !fits[kind](setting)) {
      throw new UsageError(`${name}: \`${key}\` must be ${wanted[kind]}`);
    }
  }
  return value; // each setting has been looked at
}

/**
 * Runs a config and takes what it exports.
 *
 * @throws UsageError where it fails, or says what no config says
 */
export function readConfig(folder: string): JourneyConfig {
  const found = findConfig(folder);
  if (found === undefined) return {};
  const path = join(folder, found.name);
  let exported: unknown;
  try {
    exported = (createRequire(path)(path) as { readonly default?: unknown }).default;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (
      code === "ERR_UNKNOWN_FILE_EXTENSION" ||
      (found.name.endsWith("ts") && error instanceof SyntaxError)
    ) {
      throw new UsageError(
        `${found.name} needs Node.js 22.18 or newer, which reads TypeScript; this is ${process.versions.node}. Call it journey.config.js.`,
      );
    }
    throw new UsageError(`${found.name} cannot be run: ${message.split("\n", 1)[0] ?? ""}`);
  }
  return validate(found.name, exported);
}
