import { JourneyError } from "../../errors.ts";
import type { ProviderProfile } from "../../identity-providers/identity-provider.ts";
import { isObject, type JsonObject } from "../../json.ts";
import type { SocialSettings } from "./manifest.ts";

/** Longer texts are no names. */
const longest = 1_000;

type Profile = ProviderProfile & { readonly provider: string };

/**
 * The collected attributes that a profile gives.
 * @throws JourneyError `social-script-unsupported`, `social-script-answer`
 */
export async function attributesOf(
  profile: Profile,
  { script, usernameAttribute = "userName" }: SocialSettings,
): Promise<JsonObject> {
  // The id of a script that AM has, which does not come along with a journey.
  if (script === undefined || typeof script === "string") return usual(profile, usernameAttribute);
  if (typeof script !== "function") throw scriptUnsupported();
  const attributes: unknown = await script(profile);
  if (!isObject(attributes)) throw scriptAnswer();
  return attributes;
}

/** OpenID's claims under IDM's names. A mail address that nobody has verified is what anybody may write there. */
function usual({ claims }: Profile, usernameAttribute: string): JsonObject {
  const mail = isVerified(claims["email_verified"]) ? text(claims["email"]) : undefined;
  const phone = isVerified(claims["phone_number_verified"])
    ? text(claims["phone_number"])
    : undefined;
  const attributes = {
    [usernameAttribute]: text(claims["preferred_username"]) ?? mail,
    givenName: text(claims["given_name"]),
    sn: text(claims["family_name"]),
    cn: text(claims["name"]),
    mail,
    telephoneNumber: phone,
  };
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}

/** Some providers write the boolean as a text. */
function isVerified(value: unknown): boolean {
  return value === true || value === "true";
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" && value.length <= longest ? value : undefined;
}

function scriptUnsupported(): JourneyError {
  return new JourneyError(
    "social-script-unsupported",
    "The profile is to be transformed by a script of AM's, which this runtime does not run.",
    "Write the transformation in TypeScript, or leave `script` out: then the usual claims are taken.",
  );
}

function scriptAnswer(): JourneyError {
  return new JourneyError(
    "social-script-answer",
    "The transformation of a profile answered something that is no object of attributes.",
    "Let it answer an object: `(profile) => ({ givenName: … })`.",
  );
}
