import { X509Certificate } from "node:crypto";

/** What AM has where nobody has set an alias. */
export const usualAlias = "trustalias";

/** The certificates of a PEM text. @throws Error for what is none */
export function certificatesIn(pem: string): readonly X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  return blocks.map((block) => new X509Certificate(block));
}
