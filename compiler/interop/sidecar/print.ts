import { isObject, type Json } from "../json.ts";
import type { Layout } from "./layout.ts";

/** What prettier takes by itself, so that a project that formats its JSON does not change it. */
const lineWidth = 80;

/** A value on one line, with the spaces that people write; undefined where it has no end in sight. */
function flat(value: Json, room: number): string | undefined {
  if (room < 0) return undefined;
  if (Array.isArray(value)) {
    const items = flatAll(value, (item) => flat(item, room), room);
    return items && `[${items.join(", ")}]`;
  }
  if (!isObject(value)) return JSON.stringify(value);
  const entries = flatAll(
    Object.entries(value),
    ([key, each]) => pairOf(key, flat(each, room)),
    room,
  );
  return entries && (entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`);
}

/** All or nothing; no longer than there is room for. */
function flatAll<T>(
  items: readonly T[],
  textOf: (item: T) => string | undefined,
  room: number,
): readonly string[] | undefined {
  const texts: string[] = [];
  let length = 0;
  for (const item of items) {
    const text = textOf(item);
    length += (text?.length ?? 0) + 2;
    if (text === undefined || length > room) return undefined;
    texts.push(text);
  }
  return texts;
}

function pairOf(key: string, text: string | undefined): string | undefined {
  return text === undefined ? undefined : `${JSON.stringify(key)}: ${text}`;
}

/** @param before how much stands on the line before the value */
function print(value: Json, indent: string, before: number): string {
  const room = lineWidth - before - 1;
  const line = typeof value === "object" ? flat(value, room) : JSON.stringify(value);
  if (line !== undefined && (line.length <= room || typeof value !== "object")) return line;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((item) => `${inner}${print(item, inner, inner.length)}`);
    return `[\n${items.join(",\n")}\n${indent}]`;
  }
  const entries = Object.entries(isObject(value) ? value : {}).map(([key, each]) => {
    const name = `${inner}${JSON.stringify(key)}: `;
    return name + print(each, inner, name.length);
  });
  return `{\n${entries.join(",\n")}\n${indent}}`;
}

/** A layout as a file. What fits on a line stands on one: a node that was moved is one changed line. */
export function layoutText(layout: Layout): string {
  // A layout is JSON; it was made of nothing else.
  return `${print(layout as unknown as Json, "", 0)}\n`;
}
