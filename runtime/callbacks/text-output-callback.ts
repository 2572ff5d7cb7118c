import type { Callback } from "../machine/callbacks.ts";
import { callbackOf } from "./callback-of.ts";

export type TextKind = "information" | "warning" | "error" | "script";

/** On the wire they are texts, unlike those of a confirmation. */
export const textKinds: Readonly<Record<TextKind, string>> = {
  information: "0",
  warning: "1",
  error: "2",
  script: "4",
};

/** `TextOutputCallback`: something to read. Output `message`, `messageType` (a text), no input. */
export function textOutputCallback(message: string, kind: TextKind = "information"): Callback {
  return callbackOf("TextOutputCallback", { message, messageType: textKinds[kind] });
}
