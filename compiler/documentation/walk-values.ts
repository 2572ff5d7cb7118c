import type { Setting, Value } from "../1-syntax/ast.ts";

/** A value and everything inside it. */
export function* valuesIn(value: Value): Generator<Value> {
  yield value;
  if (value.kind === "List") for (const item of value.items) yield* valuesIn(item);
  if (value.kind === "Object") for (const entry of value.entries) yield* valuesIn(entry.value);
}

/** The values of settings and everything inside them, each with the setting's name. */
export function* settingValues(
  settings: readonly Setting[],
): Generator<readonly [setting: string, value: Value]> {
  for (const { key, value } of settings) {
    for (const inside of valuesIn(value)) yield [key.text, inside];
  }
}
