import { EnvironmentReference } from "../journey.ts";
import type { SettingsIssue, SettingsReader } from "../node-type.ts";
import { readEnvironment, type Environment, type Settings } from "../settings.ts";

/**
 * The settings of a node as its type's own schema reads them, the environment read first.
 * @param problem is told what is wrong, in words that hold no secret
 */
export function readBySchema(
  read: SettingsReader,
  given: Settings,
  environment: Environment,
  missing: (reference: EnvironmentReference) => void,
  problem: (text: string) => void,
): Settings {
  let isMissing = false;
  const values = readEnvironment(given, environment, (reference) => {
    isMissing = true;
    missing(reference);
  }) as Settings;
  const first = read(values);
  if ("value" in first) return first.value;
  // What is not set has been said, and the empty text in its place is nobody's fault.
  if (isMissing) return {};
  const second = read(withoutTexts(values, given, first.issues));
  if ("value" in second) return second.value;
  for (const issue of second.issues) problem(wordsOf(issue, given));
  return {};
}

/** The environment has texts alone. Where one is not what is wanted, it may stand for a number, or for true or false. */
function withoutTexts(
  values: Settings,
  given: Settings,
  issues: readonly SettingsIssue[],
): Settings {
  const read = { ...values };
  for (const { path } of issues) {
    const [name] = path;
    if (path.length !== 1 || typeof name !== "string") continue;
    if (!EnvironmentReference.is(given[name])) continue;
    read[name] = plain(values[name]);
  }
  return read;
}

function plain(value: unknown): unknown {
  if (value === "true" || value === "false") return value === "true";
  return typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}

/** Schemas quote the value that they refuse, so nothing that comes from the environment is told. */
function wordsOf({ path, message }: SettingsIssue, given: Settings): string {
  const name = path.map(String).join(".");
  const at = name === "" ? "" : `\`${name}\`: `;
  const top = path[0];
  const said = top === undefined ? given : given[String(top)];
  return `${at}${holdsReference(said) ? "the value that the environment gives is refused" : message}`;
}

function holdsReference(value: unknown): boolean {
  if (EnvironmentReference.is(value)) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(holdsReference);
}
