import type { Callback } from "../../machine/callbacks.ts";
import { inputName } from "../step/wire-callbacks.ts";
import { controlOf } from "./controls.ts";
import { textOf, valueOf } from "./field.ts";
import { html, type Markup } from "./html.ts";

/** What was typed, by place and kind of the question. */
export type Typed = ReadonlyMap<string, string>;

const [mostTexts, longestText] = [8, 200];

/** A question that comes again at the same place asks for the same thing. */
function keyOf(callback: Callback, index: number): string {
  return `${inputName(index, "")} ${callback.type} ${textOf(callback, "name")}`;
}

function isKept(callback: Callback): boolean {
  return controlOf(callback.type, true).kept?.(callback) === true;
}

/** Names the fields whose texts may be shown again when the sign-on begins anew. Never a password's. */
export function keptFields(callbacks: readonly Callback[]): Markup {
  const fields = callbacks.map((callback, index) =>
    isKept(callback)
      ? html`<input type="hidden" name="keep" value="${keyOf(callback, index)}" />`
      : html``,
  );
  return html`${fields}`;
}

/** What a form that comes to nothing leaves for the next one. */
export function typedTexts(form: URLSearchParams): Typed {
  const keys = form.getAll("keep").slice(0, mostTexts);
  const texts = keys.map((key) => [key, form.get(key.split(" ", 1)[0] ?? "") ?? ""] as const);
  return new Map(
    texts.filter(([key, text]) => text !== "" && key.length + text.length <= longestText),
  );
}

/** The callbacks with what had been typed, where they hold nothing themselves. */
export function withTyped(callbacks: readonly Callback[], typed: Typed): readonly Callback[] {
  return callbacks.map((callback, index) => {
    const text = typed.get(keyOf(callback, index));
    if (text === undefined || !isKept(callback) || valueOf(callback) !== "") return callback;
    const input = callback.input.map((item) =>
      item.suffix === "" ? { ...item, value: text } : item,
    );
    return { ...callback, input };
  });
}
