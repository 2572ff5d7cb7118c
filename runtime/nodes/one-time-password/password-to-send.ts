import { JourneyError } from "../../errors.ts";
import type { NodeContext } from "../../machine/node-type.ts";
import { passwordKey } from "./keys.ts";

/** @throws JourneyError `node-one-time-password-missing` */
export function passwordToSend({ state }: Pick<NodeContext<never>, "state">): string {
  const password = state.get(passwordKey);
  if (typeof password === "string" && password !== "") return password;
  throw new JourneyError(
    "node-one-time-password-missing",
    "A node that sends the one-time password found no `oneTimePassword` in the state.",
    "Let an HOTP Generator node come first on every path.",
  );
}
