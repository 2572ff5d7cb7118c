import * as tls from "node:tls";

/** The default authorities and these. `getCACertificates` is missing before Node 22.15. */
export function trustedAuthorities(certificateAuthorities: string): string[] {
  const defaults =
    typeof tls.getCACertificates === "function"
      ? tls.getCACertificates("default")
      : tls.rootCertificates;
  return [...defaults, certificateAuthorities];
}
