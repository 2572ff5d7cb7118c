import type { NodeContext } from "../../machine/node-type.ts";

/** The text for the user's languages, else the standard one: an empty map has none. */
export function messageText(
  context: Pick<NodeContext<never>, "localize">,
  texts: Readonly<Record<string, string>> | undefined,
  otherwise: string,
): string {
  return context.localize(texts) || otherwise;
}

/** The text with the password in it. */
export function withPassword(text: string, password: string): string {
  // A function, so that a `$` stands for itself.
  return text.replaceAll("{{OTP}}", () => password);
}
