import type { Callback } from "../../../machine/callbacks.ts";
import { textOf, textsOf } from "../field.ts";

/** Attributes of managed objects in the words of HTML's `autocomplete`. */
const tokensOfAttributes: ReadonlyMap<string, string> = new Map([
  ["userName", "username"],
  ["mail", "email"],
  ["givenName", "given-name"],
  ["sn", "family-name"],
  ["cn", "name"],
  ["displayName", "name"],
  ["telephoneNumber", "tel"],
  ["postalAddress", "street-address"],
  ["postalCode", "postal-code"],
  ["city", "address-level2"],
  ["stateProvince", "address-level1"],
  ["country", "country-name"],
  ["birthDate", "bday"],
  ["preferredLanguage", "language"],
]);

/** The callback's own hints for password managers count more than what its type suggests. */
export function autocomplete(callback: Callback, usual: string): string {
  const given = textsOf(callback, "autocompleteValues");
  return given.length > 0 ? given.join(" ") : usual;
}

/** What an attribute is called there; `on` leaves it to the browser. */
export function tokenOfAttribute(callback: Callback): string {
  return tokensOfAttributes.get(textOf(callback, "name")) ?? "on";
}
