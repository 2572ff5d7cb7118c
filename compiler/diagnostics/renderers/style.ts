import { styleText } from "node:util";
import type { Severity } from "../diagnostic.ts";

/** What a piece of pretty output is; each has its colour. */
export type Role = Severity | "strong" | "faint" | "related" | "help";

const formats: Readonly<Record<Role, Parameters<typeof styleText>[0]>> = {
  error: ["bold", "red"],
  warning: ["bold", "yellow"],
  hint: ["bold", "cyan"],
  strong: "bold",
  faint: "blue",
  related: "cyan",
  help: "green",
};

export type Style = (role: Role, text: string) => string;

/** Colours, or the plain text. Whether there are any is the caller's decision (NO_COLOR, a terminal). */
export function styleFor(colors: boolean): Style {
  return colors
    ? (role, text) => styleText(formats[role], text, { validateStream: false })
    : (_, text) => text;
}
