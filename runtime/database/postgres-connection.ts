import { readFileSync } from "node:fs";
import type { ConnectionOptions } from "node:tls";
import { JourneyError } from "../errors.ts";

/** Where a PostgreSQL server is, and whether the way there is encrypted. */
export interface PostgresConnection {
  /** Without any parameter about TLS. */
  readonly connectionString: string;
  readonly ssl: false | ConnectionOptions;
}

/** libpq's modes that encrypt. All of them verify here: chain, name and age of the certificate. */
const ENCRYPTED = new Set(["require", "verify-ca", "verify-full"]);

/**
 * Reads a `postgresql://` URL. Another machine is reached by TLS with the certificate verified, unless the URL says
 * `sslmode=disable`; no spelling gives TLS without verification. `sslrootcert` names a file with the CA's certificate.
 * @throws JourneyError `database-url-invalid`, which never quotes the URL: there is a password in it
 */
export function readPostgresUrl(text: string): PostgresConnection {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^postgres(?:ql)?:$/.test(url.protocol)) throw invalid("it is no postgresql:// URL");
  const mode = url.searchParams.get("sslmode") ?? (isLocal(url) ? "disable" : "verify-full");
  const authority = url.searchParams.get("sslrootcert");
  url.searchParams.delete("sslmode");
  url.searchParams.delete("sslrootcert");
  refuseOtherTls(url);
  const connectionString = url.href;
  if (mode === "disable") return { connectionString, ssl: false };
  if (!ENCRYPTED.has(mode)) throw invalid("its sslmode would accept any certificate");
  return { connectionString, ssl: verified(authority) };
}

function verified(authority: string | null): ConnectionOptions {
  const options: ConnectionOptions = { rejectUnauthorized: true, minVersion: "TLSv1.2" };
  return authority === null ? options : { ...options, ca: readAuthority(authority) };
}

function readAuthority(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw invalid("the file of its sslrootcert cannot be read", { cause });
  }
}

/** pg knows more parameters about TLS, and some of them turn verification off. */
function refuseOtherTls(url: URL): void {
  const other = [...url.searchParams.keys()].find((name) => /ssl|libpq/i.test(name));
  if (other !== undefined)
    throw invalid("of the parameters about TLS, it may have sslmode and sslrootcert only");
}

/** This machine: a socket in the file system, or the loopback interface. */
function isLocal(url: URL): boolean {
  const host = url.searchParams.get("host") ?? decodeURIComponent(url.hostname);
  return (
    host === "" || host.startsWith("/") || /^(?:localhost|127(?:\.\d+){3}|\[?::1\]?)$/.test(host)
  );
}

function invalid(why: string, options?: ErrorOptions): JourneyError {
  return new JourneyError(
    "database-url-invalid",
    `The URL of the database cannot be used: ${why}.`,
    "Write postgresql://user:password@host:5432/database, with ?sslmode=verify-full, or =disable in a network that you trust.",
    options,
  );
}
