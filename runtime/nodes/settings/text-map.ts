import { JourneyError } from "../../errors.ts";
import { isObject } from "../../json.ts";

/**
 * A setting that is a map of texts, as entries.
 * @throws JourneyError `node-setting-unusable`
 */
export function textEntries(
  type: string,
  name: string,
  value: unknown,
): readonly (readonly [string, string])[] {
  if (!isObject(value)) throw unusable(type, name);
  return Object.entries(value).map(([key, text]) => {
    if (typeof text !== "string") throw unusable(type, name);
    return [key, text] as const;
  });
}

function unusable(type: string, name: string): JourneyError {
  return new JourneyError(
    "node-setting-unusable",
    `The setting \`${name}\` of a ${type} node is not a map of texts.`,
    `Set \`${name}\` in the journey, or correct the environment variable that it comes from.`,
  );
}
