import type { Json } from "../../json.ts";

/**
 * A phone number without what people write between its digits. Whatever else stands in it might be part of an address
 * or of a header of a mail.
 */
export function phoneNumber(value: Json | undefined): string | undefined {
  if (typeof value !== "string") return undefined;
  const number = value.replaceAll(/[ ()./-]/g, "");
  return /^\+?\d{5,20}$/.test(number) ? number : undefined;
}

/** The domain of a carrier's gateway, with or without `@` in front, as profiles for AM have it. */
export function carrierDomain(value: Json | undefined): string | undefined {
  const domain = typeof value === "string" ? value.replace(/^@/, "") : "";
  return /^[a-z\d-]+(?:\.[a-z\d-]+)+$/i.test(domain) ? domain : undefined;
}
