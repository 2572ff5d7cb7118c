import type { Callback } from "../../../machine/callbacks.ts";
import type { Control } from "../control.ts";
import { outputOf, textOf } from "../field.ts";
import { html } from "../html.ts";

/** Something happens elsewhere, on a phone for example: the page asks about it again and again. */
export const pollingWait: Control = {
  part: "waiting",
  show: ({ callback, words }) =>
    html`<p class="wait" role="status">
      <span class="spinner" aria-hidden="true"></span
      >${textOf(callback, "message") || words.say("wait")}
    </p>`,
};

const [shortest, longest] = [2, 60];

/** After how many seconds the page asks again; undefined when nothing is waited for. */
export function waitSeconds(callbacks: readonly Callback[]): number | undefined {
  const waiting = callbacks.find(({ type }) => type === "PollingWaitCallback");
  if (!waiting) return undefined;
  const seconds = Math.ceil(Number(outputOf(waiting, "waitTime")) / 1000);
  return Number.isFinite(seconds) ? Math.min(longest, Math.max(shortest, seconds)) : shortest;
}
