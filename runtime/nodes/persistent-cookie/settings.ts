import type { SettingSchema } from "../../manifest.ts";
import { JourneyError } from "../../errors.ts";
import type { PersistentCookieWish } from "../../machine/persistent-cookies.ts";
import { isHttpToken } from "../settings/http-token.ts";
import type { SettingsReader } from "../../machine/read-settings.ts";

/** The settings that say how a persistent cookie is sent, in the order in which AM shows them. */
export const cookieSettings = {
  useSecureCookie: {
    type: "boolean",
    default: true,
    description: "Send the cookie over secure connections only.",
  },
  useHttpOnlyCookie: {
    type: "boolean",
    default: true,
    description: "Hide the cookie from scripts in the browser.",
  },
  hmacSigningKey: {
    type: "string",
    kind: "secret",
    description:
      "The key that signs the cookie in AM, of at least 256 bits, in base64. Here the app's `keys` seal it, and this is not used.",
  },
  hmacSigningKeySecretLabelIdentifier: {
    type: "string",
    description: "The part of the secret label under which AM keeps the key. Not used here.",
  },
  persistentCookieName: {
    type: "string",
    minLength: 1,
    default: "session-jwt",
    description:
      "The name of the cookie: the same in the node that sets it and in the node that checks it.",
  },
  sameSite: {
    type: "string",
    enum: ["STRICT", "LAX", "NONE"],
    default: "LAX",
    description: "The cookie's `SameSite`.",
  },
} as const satisfies Readonly<Record<string, SettingSchema>>;

const sameSites = { STRICT: "strict", LAX: "lax", NONE: "none" } as const;
const hour = 3_600_000;

/** @throws JourneyError `node-setting-unusable` */
export function cookieNameOf(settings: SettingsReader): string {
  const name = settings.text("persistentCookieName");
  if (isHttpToken(name)) return name;
  throw unusable("persistentCookieName", "a name that a cookie can have");
}

/** @throws JourneyError `node-setting-unusable` */
export function hoursOf(settings: SettingsReader, name: string): number {
  const hours = settings.integer(name);
  if (hours > 0) return hours * hour;
  throw unusable(name, "a number of hours above 0");
}

/** How the cookie is sent. @throws JourneyError `node-setting-unusable` */
export function lookOf(
  settings: SettingsReader,
): Pick<PersistentCookieWish, "name" | "secure" | "httpOnly" | "sameSite"> {
  const sameSite = settings.text("sameSite");
  if (sameSite !== "STRICT" && sameSite !== "LAX" && sameSite !== "NONE")
    throw unusable("sameSite", "`STRICT`, `LAX` or `NONE`");
  return {
    name: cookieNameOf(settings),
    secure: settings.flag("useSecureCookie"),
    httpOnly: settings.flag("useHttpOnlyCookie"),
    sameSite: sameSites[sameSite],
  };
}

function unusable(name: string, expected: string): JourneyError {
  return new JourneyError(
    "node-setting-unusable",
    `The setting \`${name}\` of a node with a persistent cookie is not ${expected}.`,
    "Correct the journey, or the environment variable that the setting comes from.",
  );
}
