import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { createCertificates, type CertificateKind } from "./certificates.ts";
import { startHttpsServer, type Behaviour } from "./https-server.ts";
import { redirect } from "./redirect.ts";
import { RequestLog } from "./request-log.ts";
import { createRouter, type KeysFault, type RouterControls } from "./router.ts";
import { SigningKeys } from "./signing-keys.ts";
import { Users, type StandInUser } from "./users.ts";

export interface EntraStandInOptions {
  readonly tenantId: string;
  readonly clientId: string;
  readonly users: readonly StandInUser[];
  /** Makes the application a confidential client that shows this secret. */
  readonly clientSecret?: string;
  /** Makes it one that signs assertions with the key of this certificate, in PEM. */
  readonly clientCertificate?: string;
}

/** Entra ID's sign-in endpoints for one tenant, on loopback. */
export interface EntraStandIn {
  /** `https://localhost:<port>` */
  readonly url: string;
  readonly port: number;
  readonly tenantId: string;
  readonly clientId: string;
  /** What has been asked of it: counts, by user and by path. */
  readonly requests: RequestLog;
  /** A file with its certificate authority, for `caFile` or NODE_EXTRA_CA_CERTS. */
  readonly caFile: string;
  /**
   * Sends this process's connections to Microsoft's sign-in hosts here, until `close`.
   * @param options `trust: false` leaves the certificate's authority unknown, as a TLS-inspecting proxy's is; `port` is
   *   that of a proxy on 127.0.0.1 on the way here
   */
  redirect(options?: { readonly trust?: boolean; readonly port?: number }): void;
  /** The environment that makes a Node child process do the same from its start: NODE_OPTIONS and what it needs. */
  childEnvironment(): Record<string, string>;
  /** Adds a user, or changes the one of this name: another password, a disabled account. */
  putUser(user: StandInUser): void;
  /** Puts the network in trouble, or ends it. */
  behave(behaviour: Behaviour): Promise<void>;
  /** What it shows to new connections. */
  useCertificate(kind: CertificateKind): void;
  /** Signs id_tokens with a new key from now on, and publishes it. */
  rotateKeys(): Promise<void>;
  /** Lets the endpoint of the signing keys fail, until it is called with `undefined`. */
  breakKeys(fault: KeysFault | undefined): void;
  /** Closes kept-alive connections, as an idle load balancer does. */
  dropConnections(): void;
  close(): Promise<void>;
}

/** Starts a stand-in on a free port of 127.0.0.1, with keys and a certificate authority of its own. */
export async function startEntraStandIn(options: EntraStandInOptions): Promise<EntraStandIn> {
  const { tenantId, clientId, clientSecret, clientCertificate } = options;
  const certificates = await createCertificates();
  const keys = await SigningKeys.create();
  const requests = new RequestLog();
  const tenant = {
    tenantId,
    clientId,
    clientSecret,
    clientCertificate,
    users: new Users(options.users),
  };
  const controls: RouterControls = { keysFault: undefined };
  const router = createRouter(tenant, keys, requests, controls);
  const server = await startHttpsServer(certificates, router);
  const folder = await mkdtemp(join(tmpdir(), "entra-stand-in-"));
  const caFile = join(folder, "ca.pem");
  await writeFile(caFile, certificates.certificateAuthority);
  const undo: (() => void)[] = [];

  return {
    url: `https://localhost:${server.port}`,
    port: server.port,
    tenantId,
    clientId,
    requests,
    caFile,
    redirect({ trust = true, port = server.port } = {}) {
      const { certificateAuthority } = certificates;
      undo.push(redirect({ port, ...(trust && { certificateAuthority }) }));
    },
    childEnvironment: () => ({
      NODE_OPTIONS: `${process.env["NODE_OPTIONS"] ?? ""} --import=${preload()}`.trim(),
      ENTRA_STAND_IN_PORT: String(server.port),
      ENTRA_STAND_IN_CA_FILE: caFile,
      ENTRA_TENANT_ID: tenantId,
      ENTRA_CLIENT_ID: clientId,
    }),
    putUser: (user) => tenant.users.put(user),
    behave: server.behave,
    useCertificate: server.useCertificate,
    rotateKeys: () => keys.rotate(),
    breakKeys(fault) {
      controls.keysFault = fault;
    },
    dropConnections: server.dropConnections,
    async close() {
      for (const restore of undo.toReversed()) restore();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The preload module beside this one: `.js` once built. */
function preload(): string {
  return new URL(`./preload${extname(new URL(import.meta.url).pathname)}`, import.meta.url).href;
}
