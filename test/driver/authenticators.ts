import { TOTP, URI } from "otpauth";
import { isObject, type JsonObject } from "../../runtime/json.ts";
import type { Wire } from "../runtime/http/support/client.ts";
import type { SoftwareAuthenticator } from "../support/software-authenticator.ts";

/** What somebody has at hand: an app that shows codes, and passkeys. */
export class Authenticators {
  readonly #origin: string;
  readonly #passkeys: SoftwareAuthenticator[] = [];
  #uri: string | undefined;

  /** @param origin where the browser is */
  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Scans the key that the page of a registration shows. */
  scan(callbacks: readonly Wire[]): void {
    const texts = callbacks.flatMap(({ output, input = [] }) =>
      [...output, ...input].map(({ value }) => value),
    );
    const uri = texts.find((value) => typeof value === "string" && value.startsWith("otpauth:"));
    if (typeof uri === "string") this.#uri = uri;
  }

  /** The code that the app shows at this time, in milliseconds. */
  codeAt(now: number): string | undefined {
    const key = this.#uri === undefined ? undefined : URI.parse(this.#uri);
    return key instanceof TOTP ? key.generate({ timestamp: now }) : key?.generate();
  }

  /** What a browser says when its user does as the page wants; undefined where no page wants a passkey. */
  async answerWithPasskey(callbacks: readonly Wire[]): Promise<string | undefined> {
    const data = passkeyData(callbacks);
    if (data === undefined) return undefined;
    // Most journeys know no passkeys.
    const { SoftwareAuthenticator } = await import("../support/software-authenticator.ts");
    if (Object.hasOwn(data, "_pubKeyCredParams")) {
      const passkey = new SoftwareAuthenticator(this.#origin);
      this.#passkeys.push(passkey);
      return passkey.create(data);
    }
    // One that signs although the site knows another is refused by it.
    const known = JSON.stringify(allowed(data));
    const fits = this.#passkeys.findLast(({ credentialId }) => known.includes(credentialId));
    return (fits ?? new SoftwareAuthenticator(this.#origin)).get(data);
  }
}

/** The credentials that a page asks for. */
function allowed(data: JsonObject): readonly string[] {
  const list = data["_allowCredentials"];
  return (Array.isArray(list) ? list : []).map((entry) =>
    isObject(entry) && Array.isArray(entry["id"])
      ? Buffer.from(Int8Array.from(entry["id"].map(Number)).buffer).toString("base64url")
      : "",
  );
}

/** As a script has it for Ping's SDKs, or as data alone. */
function passkeyData(callbacks: readonly Wire[]): JsonObject | undefined {
  for (const { output } of callbacks) {
    for (const { value } of output) {
      if (isObject(value as never) && (value as JsonObject)["_type"] === "WebAuthn")
        return value as JsonObject;
      const script =
        typeof value === "string" ? /^var scriptContext = (.*?);*$/m.exec(value) : null;
      if (script?.[1] !== undefined) return JSON.parse(script[1]) as JsonObject;
    }
  }
  return undefined;
}
