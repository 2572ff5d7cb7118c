import { createPrivateKey, X509Certificate, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Mistakes } from "./mistakes.ts";
import { unset } from "./resolve-environment.ts";
import type { ClientCredential, MsalCertificate } from "./settings.ts";

const none: ClientCredential = { kind: "none" };

/** A secret, a certificate, or neither for a public client. */
export function readCredential(
  secret: unknown,
  certificate: unknown,
  mistakes: Mistakes,
): ClientCredential {
  if (secret !== undefined && certificate !== undefined) {
    mistakes.add(
      "both `clientSecret` and `certificate` are given",
      "Keep one of `clientSecret` and `certificate`.",
    );
    return none;
  }
  if (certificate !== undefined) {
    const read = readCertificate(certificate, mistakes);
    return read ? { kind: "certificate", certificate: read } : none;
  }
  if (secret === undefined || secret === unset) return none;
  if (typeof secret === "string" && secret.trim() !== "") return { kind: "secret", secret };
  mistakes.add(
    "`clientSecret` is empty",
    "Set `clientSecret` to the secret's value, or leave it out for a public client.",
  );
  return none;
}

function readCertificate(value: unknown, mistakes: Mistakes): MsalCertificate | undefined {
  const { certificate, privateKey } = (value ?? {}) as {
    certificate?: unknown;
    privateKey?: unknown;
  };
  if (certificate === unset || privateKey === unset) return undefined;
  const x509 = parse(() => new X509Certificate(String(certificate)));
  const key = parse(() => createPrivateKey(String(privateKey)));
  if (!x509)
    mistakes.add(
      "`certificate.certificate` is not a certificate in PEM",
      "Give the certificate as it was made, from -----BEGIN CERTIFICATE----- on.",
    );
  if (!key)
    mistakes.add(
      "`certificate.privateKey` is not a private key in PEM",
      "Give the private key without a passphrase (openssl pkcs8 -topk8 -nocrypt writes one).",
    );
  if (!x509 || !key) return undefined;
  if (!isRsa(key))
    return mistakes.add(
      "`certificate.privateKey` is not an RSA key",
      "Entra ID takes RSA certificates: make one, and upload it to the app registration.",
    );
  if (!x509.checkPrivateKey(key))
    return mistakes.add(
      "`certificate.privateKey` is not the key of `certificate.certificate`",
      "Give the two that belong together.",
    );
  return {
    thumbprintSha256: x509.fingerprint256.replaceAll(":", ""),
    privateKey: key.export({ type: "pkcs8", format: "pem" }).toString(),
    x5c: String(certificate),
  };
}

function isRsa(key: KeyObject): boolean {
  return key.asymmetricKeyType === "rsa";
}

/** The certificate authorities of `caFile`, in PEM. */
export function readCertificateAuthorities(
  caFile: unknown,
  mistakes: Mistakes,
): string | undefined {
  if (caFile === undefined || caFile === unset) return undefined;
  const pem = parse(() => readFileSync(String(caFile), "utf8"));
  if (pem !== undefined && parse(() => new X509Certificate(pem))) return pem;
  return mistakes.add(
    `\`caFile\` ${pem === undefined ? "cannot be read" : "holds no certificate in PEM"}`,
    "Give the path of a PEM file that the app may read.",
  );
}

function parse<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
