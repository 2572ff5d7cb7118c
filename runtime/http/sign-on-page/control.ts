import type { Json } from "../../json.ts";
import type { Callback } from "../../machine/callbacks.ts";
import type { PlacedField } from "./field.ts";
import type { Markup } from "./html.ts";

/**
 * What a callback is for the person who reads the page:
 * - `entered`: something to fill in;
 * - `pressed`: buttons that send the form;
 * - `shown`: something to read, or nothing at all;
 * - `waiting`: the form sends itself after a while;
 * - `leaving`: the way leads to another site;
 * - `suspended`: it goes on elsewhere, with a link that was sent;
 * - `scripted`: only a program can answer it.
 */
export type Part =
  "entered" | "pressed" | "shown" | "waiting" | "leaving" | "suspended" | "scripted";

/** One input of a callback, as the form answers it. */
export interface FormEntry {
  readonly suffix: string;
  /** What the callback gave it. */
  readonly value: Json;
  /** What the form says under a name that begins with the callback's. */
  text(suffix: string): string | undefined;
}

/** How one type of callback is shown, and how its answer is read. */
export interface Control {
  readonly part: Part;
  show(field: PlacedField): Markup;
  /** Reads the input, or leaves it as the callback gave it. Absent: what the callback gave. */
  read?(entry: FormEntry): Json;
  /** True when what was typed may be shown again on a later page: never for a secret. */
  readonly kept?: (callback: Callback) => boolean;
}

/** The main input by a reader of its own; the others (`validateOnly`) as the callback gave them. */
export function mainInput(read: (entry: FormEntry) => Json): (entry: FormEntry) => Json {
  return (entry) => (entry.suffix === "" ? read(entry) : (entry.text(entry.suffix) ?? entry.value));
}

export const textAnswer = mainInput((entry) => entry.text("") ?? "");

/** A number, null for nothing, and what was typed where it is no number: the node says so. */
export function numberFrom(text: string): Json {
  const typed = text.trim();
  if (typed === "") return null;
  const value = Number(typed);
  return Number.isFinite(value) ? value : typed;
}

/** The number of what was chosen; what the callback had when nothing was. */
export const chosenAnswer = mainInput((entry) => {
  const text = entry.text("");
  return text === undefined ? entry.value : numberFrom(text);
});

export const checkedAnswer = mainInput((entry) => entry.text("") !== undefined);
