import { isObject, type Json, type JsonObject } from "../../json.ts";

/** A user's name has a few letters. */
const longest = 2_000;

/**
 * The names that Apple lets the browser post, beside the answer and with a user's first sign-on only, as claims. Nobody
 * has signed them: they are worth what users type. What else stands there, the mail address, is in the ID token too.
 * @param user `{"name":{"firstName":"Ada","lastName":"Lovelace"},"email":"…"}`
 */
export function postedNames(user: string | undefined): JsonObject {
  const name = user === undefined || user.length > longest ? undefined : parsed(user)["name"];
  if (name === undefined || !isObject(name)) return {};
  const { firstName, lastName } = name;
  return {
    ...(typeof firstName === "string" ? { given_name: firstName } : {}),
    ...(typeof lastName === "string" ? { family_name: lastName } : {}),
  };
}

function parsed(text: string): JsonObject {
  try {
    const value: Json = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}
