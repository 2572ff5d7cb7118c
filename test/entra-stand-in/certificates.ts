import "reflect-metadata";
import { webcrypto } from "node:crypto";
import * as x509 from "@peculiar/x509";
import { certificateNames } from "./hosts.ts";

/** A certificate in PEM with its private key. */
export interface KeyedCertificate {
  readonly certificate: string;
  readonly privateKey: string;
}

/** What the server shows: a good certificate, or one with a fault. */
export type CertificateKind = "valid" | "expired" | "otherName" | "otherAuthority" | "selfSigned";

export interface Certificates {
  /** The authority's certificate, in PEM. */
  readonly certificateAuthority: string;
  readonly leaves: Readonly<Record<CertificateKind, KeyedCertificate>>;
}

const signing = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;
const day = 86_400_000;

interface Authority {
  readonly certificate: x509.X509Certificate;
  readonly keys: webcrypto.CryptoKeyPair;
}

/** A certificate authority that lives as long as this process, and what it has signed. Nothing of it is stored. */
export async function createCertificates(): Promise<Certificates> {
  const authority = await createAuthority("Stand-in authority");
  const stranger = await createAuthority("Another authority");
  const yesterday = new Date(Date.now() - day);
  return {
    certificateAuthority: authority.certificate.toString("pem"),
    leaves: {
      valid: await createLeaf(certificateNames, authority),
      expired: await createLeaf(certificateNames, authority, yesterday),
      otherName: await createLeaf(["elsewhere.example"], authority),
      otherAuthority: await createLeaf(certificateNames, stranger),
      selfSigned: await createLeaf(certificateNames),
    },
  };
}

function createKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(signing, true, ["sign", "verify"]);
}

async function createAuthority(name: string): Promise<Authority> {
  const keys = await createKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}`,
    keys,
    signingAlgorithm: signing,
    notBefore: new Date(Date.now() - 30 * day),
    notAfter: new Date(Date.now() + 30 * day),
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(
        x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign,
        true,
      ),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate, keys };
}

/** @param authority who signs it; itself when left out */
async function createLeaf(
  names: readonly string[],
  authority?: Authority,
  notAfter = new Date(Date.now() + 29 * day),
): Promise<KeyedCertificate> {
  const keys = await createKeys();
  const alternativeNames: x509.JsonGeneralNames = [
    ...names.map((value) => ({ type: "dns" as const, value })),
    { type: "ip", value: "127.0.0.1" },
  ];
  const certificate = await x509.X509CertificateGenerator.create({
    subject: `CN=${names[0]}`,
    issuer: authority?.certificate.subject ?? `CN=${names[0]}`,
    publicKey: keys.publicKey,
    signingKey: (authority?.keys ?? keys).privateKey,
    signingAlgorithm: signing,
    notBefore: new Date(Date.now() - 20 * day),
    notAfter,
    extensions: [
      new x509.BasicConstraintsExtension(false),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(alternativeNames),
    ],
  });
  return { certificate: certificate.toString("pem"), privateKey: await exportKey(keys.privateKey) };
}

async function exportKey(key: webcrypto.CryptoKey): Promise<string> {
  const bytes = await webcrypto.subtle.exportKey("pkcs8", key);
  return x509.PemConverter.encode(bytes, "PRIVATE KEY");
}
