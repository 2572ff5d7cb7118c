import { isObject } from "../../json.ts";
import type { Mistake } from "../../machine/link.ts";
import { certificatesIn, usualAlias } from "../../nodes/webauthn/authorities.ts";
import type { KnownJourneys } from "./needs.ts";
import { isText, type Shapes } from "./shape.ts";
import { wrongOption } from "./wrong-option.ts";

export interface AttestationOptions {
  /**
   * Certificate authorities of authenticators, as PEM, by the `trustStoreAlias` of WebAuthn Registration nodes: with them
   * a node that asks for an attestation takes no other authenticators. Default: none.
   */
  readonly attestationAuthorities?: Readonly<Record<string, string>>;
}

export const attestationShapes: Shapes<AttestationOptions> = {
  attestationAuthorities: {
    wanted: "an object with certificates in PEM for each alias: `{ trustalias: pem }`",
    is: (value) => isObject(value) && Object.values(value).every(isText),
  },
};

/** Whether there are certificates, and those that nodes name. */
export function checkAttestation(
  { attestationAuthorities = {} }: AttestationOptions,
  { journeys }: KnownJourneys,
): readonly Mistake[] {
  const wrong = Object.entries(attestationAuthorities).filter(([, pem]) => !isPem(pem));
  const nodes = journeys.flatMap(({ name, nodes: all }) =>
    Object.entries(all)
      .filter(([, { type }]) => type.manifest.type === "WebAuthnRegistrationNode")
      .map(([node, { settings }]) => ({ where: `\`${node}\` of journey \`${name}\``, settings })),
  );
  const unknown = nodes.filter(({ settings }) => {
    const { attestationPreference = "NONE", trustStoreAlias: alias = usualAlias } = settings;
    // What the environment says is looked at when the node runs.
    if (attestationPreference === "NONE" || typeof alias !== "string") return false;
    return !["", usualAlias].includes(alias) && !Object.hasOwn(attestationAuthorities, alias);
  });
  return [
    ...wrong.map(([alias]) =>
      wrongOption(
        `attestationAuthorities.${alias}`,
        "Give one certificate or more in PEM, `-----BEGIN CERTIFICATE-----` and all.",
      ),
    ),
    ...unknown.map(({ where }) => ({
      code: "journey-setting-refused",
      message: `The setting \`trustStoreAlias\` of ${where} cannot be used: the app has no certificates of that name.`,
      fix: "Pass them in `attestationAuthorities`, take the setting out, or set `attestationPreference` to `NONE`.",
    })),
  ];
}

function isPem(text: string): boolean {
  try {
    return certificatesIn(text).length > 0;
  } catch {
    return false;
  }
}
