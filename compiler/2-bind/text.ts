import { visible } from "../diagnostics/visible.ts";

/** A name of the user's text inside a message: in backticks, nothing deceptive in it, and not without end. */
export function quote(text: string): string {
  const shown = visible(text).replaceAll("`", "'");
  return `\`${shown.length > 80 ? `${shown.slice(0, 79)}…` : shown}\``;
}

/** `a`, `b` and `c`, each in backticks; of a long list the first `most`. */
export function quoteList(names: readonly string[], conjunction = "and", most = 12): string {
  const shown = names.slice(0, most).map(quote);
  if (names.length > most) shown.push(`${names.length - most} more`);
  const last = shown.pop() ?? "";
  return shown.length === 0 ? last : `${shown.join(", ")} ${conjunction} ${last}`;
}
