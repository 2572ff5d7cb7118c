import type { Answer } from "../../machine/callbacks.ts";
import type { AskedCallback } from "../../machine/run-state.ts";
import { inputName } from "../step/wire-callbacks.ts";
import { controlOf } from "./controls.ts";

/** The answers that a form carries, in JSON's types. */
export function formAnswers(
  form: URLSearchParams,
  asked: readonly AskedCallback[],
): readonly Answer[] {
  return asked.map(({ type, input }, index) => {
    const { read } = controlOf(type, input.length > 0);
    const text = (suffix: string): string | undefined =>
      form.get(inputName(index, suffix)) ?? undefined;
    return new Map(
      input.map(({ suffix, value }) => [suffix, read ? read({ suffix, value, text }) : value]),
    );
  });
}

/** What a client answers that leaves everything as it is: it only asks whether it goes on. */
export function unchangedAnswers(asked: readonly AskedCallback[]): readonly Answer[] {
  return asked.map(({ input }) => new Map(input.map(({ suffix, value }) => [suffix, value])));
}
