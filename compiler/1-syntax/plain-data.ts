import type { Value } from "./ast.ts";

/**
 * A value as JSON text, where it is data through and through; undefined where a name, a duration or a value of the
 * environment stands in it.
 */
export function jsonText(value: Value): string | undefined {
  switch (value.kind) {
    case "String":
    case "Number":
    case "Boolean":
      return JSON.stringify(value.value);
    case "Null":
      return "null";
    case "List": {
      const items = value.items.map(jsonText);
      return items.includes(undefined) ? undefined : `[${items.join(",")}]`;
    }
    case "Object": {
      const entries = value.entries.map((entry) => {
        const text = jsonText(entry.value);
        return text === undefined ? undefined : `${JSON.stringify(entry.key.text)}:${text}`;
      });
      return entries.includes(undefined) ? undefined : `{${entries.join(",")}}`;
    }
    default:
      return undefined;
  }
}
