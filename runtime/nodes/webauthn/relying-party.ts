import { JourneyError } from "../../errors.ts";
import type { RefusedValues } from "../../manifest.ts";

/** For which site a credential is made, and on whose pages it may be used. */
export interface RelyingParty {
  /** A domain; browsers hold it against the page's. */
  readonly id: string;
  readonly origins: readonly string[];
}

export interface RelyingPartySettings {
  readonly relyingPartyDomain?: string;
  readonly origins?: readonly string[];
}

/**
 * From the settings, else from the address under which the app is known; never from what only a client says.
 * @param appOrigin undefined where nobody has said it
 * @throws JourneyError `webauthn-origin-unknown`
 */
export function relyingParty(
  { relyingPartyDomain = "", origins = [] }: RelyingPartySettings,
  appOrigin: string | undefined,
): RelyingParty {
  const expected = origins.length > 0 || appOrigin === undefined ? origins : [appOrigin];
  // Of several, the page's own: a browser takes no other domain.
  const own = appOrigin !== undefined && expected.includes(appOrigin) ? appOrigin : expected[0];
  const id = relyingPartyDomain || hostOf(own);
  if (id === undefined || own === undefined) throw originUnknown();
  return { id, origins: expected };
}

/** An Android app is an origin, too: `android:apk-key-hash:…`. */
function hostOf(origin: string | undefined): string | undefined {
  if (origin === undefined || !/^https?:/.test(origin)) return undefined;
  return new URL(origin).hostname;
}

/** Domains and origins that cannot be compared with what browsers say. */
export const refusedParty = [
  {
    setting: "origins",
    values: { areNo: "origin" },
    fix: "Give origins as browsers write them: `https://example.com`.",
  },
  {
    setting: "relyingPartyDomain",
    values: { areNo: "domain" },
    fix: "Give a domain without scheme and port: `example.com`.",
  },
] as const satisfies readonly RefusedValues[];

function originUnknown(): JourneyError {
  return new JourneyError(
    "webauthn-origin-unknown",
    "Nobody has said under which address users reach the app, which WebAuthn credentials are bound to.",
    "Pass the option `origins`, or set `origins` and `relyingPartyDomain` of the node.",
  );
}
