import "reflect-metadata";
import { KeyObject, sign, webcrypto } from "node:crypto";
import * as x509 from "@peculiar/x509";

const day = 86_400_000;
const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

/** A certificate, with its key. */
export interface Certified {
  readonly der: Buffer;
  readonly pem: string;
  readonly certificate: x509.X509Certificate;
  readonly keys: webcrypto.CryptoKeyPair;
  /** Signs as an authenticator with this certificate does. */
  sign(data: Buffer): Buffer;
}

/** What is otherwise than WebAuthn has it (§8.2.1). */
export interface Otherwise {
  readonly authority?: boolean;
  readonly unit?: string;
  readonly notAfter?: Date;
  /** In the certificate, of the model. */
  readonly aaguid?: Buffer;
}

/** The root of an authority, which has signed itself. */
export function authority(name: string): Promise<Certified> {
  return certified(`C=SE, O=Example, CN=${name}`, undefined, { authority: true });
}

/** The certificate of a model of authenticators. */
export function attestationCertificate(
  issuer: Certified | undefined,
  otherwise: Otherwise = {},
): Promise<Certified> {
  const { unit = "Authenticator Attestation" } = otherwise;
  return certified(`C=SE, O=Example, OU=${unit}, CN=Example Key`, issuer, otherwise);
}

/** @param issuer undefined: it signs itself */
export async function certified(
  name: string,
  issuer: Certified | undefined,
  { authority: isAuthority = false, notAfter, aaguid }: Otherwise,
): Promise<Certified> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: "01",
    subject: name,
    issuer: issuer?.certificate.subject ?? name,
    notBefore: new Date(0),
    notAfter: notAfter ?? new Date(Date.now() + day),
    publicKey: keys.publicKey,
    signingKey: issuer?.keys.privateKey ?? keys.privateKey,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(isAuthority, undefined, true),
      // An octet string in an octet string.
      ...(aaguid
        ? [
            new x509.Extension(
              "1.3.6.1.4.1.45724.1.1.4",
              false,
              new Uint8Array(Buffer.concat([Buffer.from([4, 16]), aaguid])),
            ),
          ]
        : []),
    ],
  });
  const key = KeyObject.from(keys.privateKey);
  return {
    der: Buffer.from(certificate.rawData),
    pem: certificate.toString("pem"),
    certificate,
    keys,
    sign: (data) => sign("sha256", data, key),
  };
}
