import type { ManagedObject } from "../../directory/directory.ts";
import { isObject, type JsonObject } from "../../json.ts";
import type { NodeContext } from "../../machine/node-type.ts";
import { mailAddress, storedMailAddress } from "../identity/mail-address.ts";
import { journeyResource } from "../identity/resource.ts";
import { identityValue } from "../identity/stored-object.ts";

/** To whom the link goes. */
export interface Addressee {
  readonly to: string;
  readonly object: JsonObject;
  /** The stored object, when there is one. */
  readonly id?: string;
}

/** The user who is stored, if there is one and has an address. */
export async function storedAddressee(
  context: NodeContext<unknown>,
  identity: string,
  attribute: string,
): Promise<Addressee | undefined> {
  const resource = journeyResource(context);
  const value = identityValue(context.state, identity);
  const object =
    value === undefined ? undefined : await context.directory.find(resource.name, identity, value);
  const to = object && storedMailAddress(object.attributes, attribute);
  return object && to !== undefined ? { to, object: object.attributes, id: object.id } : undefined;
}

/** Whoever gave an address; that proves nothing about a stored user. */
export function collectedAddressee(
  { state }: NodeContext<unknown>,
  attribute: string,
): Addressee | undefined {
  const to = mailAddress(state.getAttribute(attribute));
  return to === undefined ? undefined : { to, object: state.sharedAttributes() };
}

/** The link was opened: the mailbox is the user's, if it is still the one that the link was sent to. */
export async function proveMailbox(
  context: NodeContext<unknown>,
  attribute: string,
): Promise<boolean> {
  const { memory } = context;
  if (!isObject(memory) || typeof memory["id"] !== "string") return false;
  const object: ManagedObject | undefined = await context.directory.read(
    journeyResource(context).name,
    memory["id"],
  );
  if (!object || storedMailAddress(object.attributes, attribute) !== memory["to"]) return false;
  context.identity.prove(object);
  return true;
}
