import type { Json } from "../../json.ts";
import type { Answer, CallbackInput } from "../../machine/callbacks.ts";
import type { AskedCallback } from "../../machine/run-state.ts";
import { inputName } from "../wire-callbacks.ts";

type Reader = (text: string | undefined) => Json;

const checked: Reader = (text) => text !== undefined;
const plain: Reader = (text) => text ?? "";

/** A number, null for nothing, and what was typed where it is no number: the node says so. */
const number: Reader = (text = "") => {
  const typed = text.trim();
  if (typed === "") return null;
  const value = Number(typed);
  return Number.isFinite(value) ? value : typed;
};

const readers: ReadonlyMap<string, Reader> = new Map([
  ["BooleanAttributeInputCallback", checked],
  ["TermsAndConditionsCallback", checked],
  ["ConsentMappingCallback", checked],
  ["NumberAttributeInputCallback", number],
  ["ChoiceCallback", number],
  ["ConfirmationCallback", number],
]);

/** The answers that a form carries, in JSON's types. */
export function formAnswers(
  form: URLSearchParams,
  asked: readonly AskedCallback[],
): readonly Answer[] {
  return asked.map(({ type, input }, index) => {
    const read = (item: CallbackInput): Json => {
      const text = form.get(inputName(index, item.suffix)) ?? undefined;
      // The page shows a control for the main input alone; others keep what the callback gave them.
      if (item.suffix !== "") return text ?? item.value;
      return (readers.get(type) ?? plain)(text);
    };
    return new Map(input.map((item) => [item.suffix, read(item)]));
  });
}
