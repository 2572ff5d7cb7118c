import { JourneyError } from "../../errors.ts";
import type { ManagedObject } from "../../directory/directory.ts";
import type { NodeContext } from "../../machine/node-type.ts";
import { mailAddress, storedMailAddress } from "../identity/mail-address.ts";
import { journeyResource } from "../identity/resource.ts";

/** To whom a one-time password goes. */
export interface Recipient {
  readonly address: string;
  /** The id of the stored user whose address this is; undefined: nobody knows whose it is. */
  readonly user: string | undefined;
}

/**
 * `emailAddress` of the state, else the collected attribute, else that of the user named `username`.
 * @throws JourneyError `node-address-missing`, `node-resource-missing`; DirectoryUnavailable
 */
export async function recipientOf(
  context: Pick<NodeContext<never>, "state" | "directory" | "resource">,
  attribute: string,
): Promise<Recipient> {
  const { state } = context;
  const given = [state.get("emailAddress"), state.getAttribute(attribute)]
    .map(mailAddress)
    .find((address) => address !== undefined);
  const user = await namedUser(context);
  const stored = user && storedMailAddress(user.attributes, attribute);
  const address = given ?? stored;
  if (address === undefined) throw addressMissing();
  return { address, user: address === stored ? user?.id : undefined };
}

/**
 * The stored user named `username`.
 * @throws JourneyError `node-resource-missing`; DirectoryUnavailable
 */
export async function namedUser(
  context: Pick<NodeContext<never>, "state" | "directory" | "resource">,
): Promise<ManagedObject | undefined> {
  const name = context.state.get("username");
  if (typeof name !== "string" || name === "") return undefined;
  return context.directory.find(journeyResource(context).name, "userName", name);
}

/**
 * The user who has shown that the mailbox is his: the one to whose address the password was sent.
 * @param id what the sender has left
 * @throws JourneyError `node-resource-missing`; DirectoryUnavailable
 */
export async function provedRecipient(
  context: Pick<NodeContext<never>, "directory" | "resource">,
  id: unknown,
): Promise<ManagedObject | undefined> {
  if (typeof id !== "string") return undefined;
  return context.directory.read(journeyResource(context).name, id);
}

function addressMissing(): JourneyError {
  return new JourneyError(
    "node-address-missing",
    "There is no address to which a one-time password could be sent.",
    "Let the journey find the user first, and give users the attribute that `emailAttribute` names.",
  );
}
