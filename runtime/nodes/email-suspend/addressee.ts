import type { ManagedObject } from "../../directory/directory.ts";
import { isObject, type Json, type JsonObject } from "../../json.ts";
import type { NodeContext } from "../../machine/node-type.ts";
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
  const to = object && addressIn(object.attributes, attribute);
  return object && to !== undefined ? { to, object: object.attributes, id: object.id } : undefined;
}

/** Whoever gave an address; that proves nothing about a stored user. */
export function collectedAddressee(
  { state }: NodeContext<unknown>,
  attribute: string,
): Addressee | undefined {
  const to = asAddress(state.getAttribute(attribute));
  return to === undefined ? undefined : { to, object: state.sharedAttributes() };
}

function addressIn(attributes: JsonObject, attribute: string): string | undefined {
  return Object.hasOwn(attributes, attribute) ? asAddress(attributes[attribute]) : undefined;
}

/** A line break would begin another header, a comma another address. */
function asAddress(value: Json | undefined): string | undefined {
  return typeof value === "string" && /^[^\s,;<>]+@[^\s,;<>]+$/.test(value) ? value : undefined;
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
  if (!object || addressIn(object.attributes, attribute) !== memory["to"]) return false;
  context.identity.prove(object);
  return true;
}
