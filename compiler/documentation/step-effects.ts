import type { Node } from "../2-bind/model.ts";
import {
  partEffects,
  type PartEffects,
  type Read,
  type Write,
} from "../3-flow/effects/part-effects.ts";
import { everyAttribute, everyKey } from "../3-flow/effects/state-keys.ts";
import { code, listed } from "./markdown.ts";

/** A key of node state, or the many that a wildcard means. */
export function keyText(key: string): string {
  if (key === everyKey) return "every key";
  return key === everyAttribute ? "every collected attribute" : code(key);
}

const isMany = (key: string): boolean => key === everyKey || key === everyAttribute;

function readText({ keys, required, secret, missing }: Read): string {
  const notes = [
    ...(secret ? [keys.some(isMany) ? "may be a secret" : "secret"] : []),
    ...(missing === undefined && !required ? ["if it is set"] : []),
  ];
  const noted = notes.length === 0 ? "" : ` (${notes.join(", ")})`;
  return `${listed(keys.map(keyText), "or")}${noted}`;
}

function writeText({ key, outcomes, secret, maybe }: Write): string {
  const notes = [
    ...(secret ? ["secret"] : []),
    ...(maybe ? ["not in every run"] : []),
    ...(outcomes === undefined ? [] : [`on ${listed(outcomes.map(code), "or")}`]),
  ];
  const noted = notes.length === 0 ? "" : ` (${notes.join(", ")})`;
  return `${keyText(key)}${noted}`;
}

function doing({ delivers, changes, wrong, limited, anything }: PartEffects): readonly string[] {
  return [
    ...(delivers === undefined
      ? []
      : [`Sends ${code(delivers.key)} to whom ${listed(delivers.to.map(code), "or")} names.`]),
    ...(changes ? ["Changes the stored account of the user whom it finds."] : []),
    ...(wrong.length === 0 ? [] : [`A wrong guess takes ${listed(wrong.map(code), "or")}.`]),
    ...(limited.length === 0 ? [] : [`On ${listed(limited.map(code))} the attempts have a limit.`]),
    ...(anything ? ["What it reads, writes and proves is not known."] : []),
  ];
}

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

/** What a node, with the members of a page, reads, writes and does; nothing where there is nothing to say. */
export function effectsText(node: Node): string {
  const parts = partEffects(node);
  const reads = unique(parts.flatMap((part) => part.reads.map(readText)));
  const writes = unique(parts.flatMap((part) => part.writes.map(writeText)));
  const lines = [
    ...(reads.length === 0 ? [] : [`Reads ${reads.join(", ")}.`]),
    ...(writes.length === 0 ? [] : [`Writes ${writes.join(", ")}.`]),
    ...unique(parts.flatMap(doing)),
  ];
  return lines.map((line) => `- ${line}`).join("\n");
}
