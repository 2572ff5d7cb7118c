import { connect, type AddressInfo } from "node:net";
import { createServer, getCACertificates, setDefaultCACertificates } from "node:tls";
import { inspect } from "node:util";
import { redisStore } from "@journeyc/runtime/session/redis-store";
import { createClient } from "@redis/client";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import {
  createCertificates,
  type CertificateKind,
  type Certificates,
} from "../../../entra-stand-in/certificates.ts";
import { redisUrl } from "../../../support/redis.ts";
import { failure } from "./redis-support.ts";

// TLS is ended in front of the real server, as managed Redis does it. All certificates are for 127.0.0.1 too.

let certificates: Certificates;
let plainUrl: URL;
const trustedBefore = getCACertificates("default");

beforeAll(async () => {
  certificates = await createCertificates();
  plainUrl = new URL(await redisUrl());
});
afterAll(() => setDefaultCACertificates(trustedBefore));

/** A TLS port before Redis; `received` is what clients said inside. */
async function startTls(kind: CertificateKind) {
  const { certificate: cert, privateKey: key } = certificates.leaves[kind];
  let received = "";
  const server = createServer({ cert, key }, (socket) => {
    const redis = connect(Number(plainUrl.port), "127.0.0.1");
    socket.on("data", (data) => (received += data.toString("latin1")));
    socket.on("error", () => redis.destroy()).pipe(redis);
    redis.on("error", () => socket.destroy()).pipe(socket);
  });
  server.on("tlsClientError", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, resolve));
  onTestFinished(() => void server.close());
  // A listening TCP server has one.
  const { port } = server.address() as AddressInfo;
  const url = (host: string): string => `rediss://:${plainUrl.password}@${host}:${port}`;
  return { url, received: () => received };
}

describe("rediss://", () => {
  test("works where certificate and name are right", async () => {
    setDefaultCACertificates([certificates.certificateAuthority]);
    const { url } = await startTls("valid");
    const store = redisStore({ url: url("127.0.0.1") });
    await store.open();
    expect(await store.claimStep(`tls-${Date.now()}`, 1, Date.now())).toBe(true);
    await store.close();
  });

  test.each([
    ["expired", "127.0.0.1"],
    ["otherAuthority", "127.0.0.1"],
    ["selfSigned", "127.0.0.1"],
    ["otherName", "localhost"],
  ] as const)(
    "says nothing to a server with a certificate that is %s, at %s",
    async (kind, host) => {
      setDefaultCACertificates([certificates.certificateAuthority]);
      const { url, received } = await startTls(kind);
      const store = redisStore({ url: url(host) });
      const error = await failure(store.open());
      expect(error).toMatchObject({ code: "session-store-unavailable" });
      expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(plainUrl.password);
      expect(received()).toBe("");
      await store.close();
    },
  );

  test("takes a CA of its own with a client of the app", async () => {
    setDefaultCACertificates(trustedBefore);
    const { url } = await startTls("valid");
    const client = createClient({
      url: url("127.0.0.1"),
      socket: { tls: true, ca: certificates.certificateAuthority },
    });
    client.on("error", () => undefined);
    await client.connect();
    onTestFinished(() => client.destroy());
    const store = redisStore({ client });
    await store.open();
    expect(await store.readSession("unknown")).toBeUndefined();
  });
});
