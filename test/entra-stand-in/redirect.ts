import { syncBuiltinESMExports } from "node:module";
import tls from "node:tls";
import { signInHosts } from "./hosts.ts";

/** Where connections to Microsoft's sign-in hosts go instead. */
export interface RedirectTarget {
  /** On 127.0.0.1. */
  readonly port: number;
  /** The stand-in's authority in PEM. Left out, the caller's own trust decides, as it would about Microsoft. */
  readonly certificateAuthority?: string;
}

/**
 * Sends this process's TLS connections to Microsoft's sign-in hosts to a stand-in on loopback.
 *
 * The seam is `tls.connect`, below the product: `https.Agent` calls it for each new socket. The product's code and
 * configuration stay those of production, down to the address and the verified server name, and no configuration can
 * reach this: only who imports this package can.
 * @returns undoes it, for new connections
 */
export function redirect({ port, certificateAuthority }: RedirectTarget): () => void {
  const original = tls.connect;
  const trust = certificateAuthority && {
    secureContext: tls.createSecureContext({ ca: certificateAuthority, minVersion: "TLSv1.2" }),
  };
  const connect = (...args: readonly unknown[]): tls.TLSSocket => {
    const [options, ...rest] = args;
    const target = isSignInHost(options)
      ? { ...options, servername: options.host, host: "127.0.0.1", port, ...trust }
      : options;
    // The overloads of `tls.connect` cannot be told apart here; what was passed goes through as it was.
    return (original as (...args: readonly unknown[]) => tls.TLSSocket)(target, ...rest);
  };
  install(connect as typeof tls.connect);
  return () => {
    if (tls.connect === connect) install(original);
  };
}

function install(connect: typeof tls.connect): void {
  tls.connect = connect;
  syncBuiltinESMExports();
}

function isSignInHost(
  options: unknown,
): options is { readonly host: string; readonly port: unknown } {
  if (typeof options !== "object" || options === null) return false;
  const { host, port } = options as { host?: unknown; port?: unknown };
  return typeof host === "string" && signInHosts.includes(host) && Number(port) === 443;
}
