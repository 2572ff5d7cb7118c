import type { Wording } from "../../machine/app-content.ts";
import type { NodeContext } from "../../machine/node-type.ts";

/** A text of the app, in the user's language where there are several. */
export function wording(
  context: Pick<NodeContext<never>, "localize">,
  texts: Wording | undefined,
): string {
  return typeof texts === "string" ? texts : (context.localize(texts) ?? "");
}
