import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { EntraStandIn } from "@journeyc/entra-stand-in";
import { startEntraStandIn } from "@journeyc/entra-stand-in";
import { ada, clientId, startRedirected, subject, tenantId } from "./harness.ts";

let standIn: EntraStandIn;
afterEach(async () => {
  vi.unstubAllEnvs();
  await standIn.close();
});

async function message(configuration: Parameters<typeof subject>[0] = {}): Promise<string> {
  const connector = subject(configuration);
  const verdict = await connector.ask(ada.userName, ada.password);
  await connector.close();
  if (verdict.kind === "accepted") return "accepted";
  return `${verdict.kind} ${verdict.error?.code}: ${verdict.error?.message} ${verdict.error?.fix}`;
}

describe("certificates of the server", () => {
  beforeEach(async () => {
    standIn = await startRedirected();
  });

  test.each([
    ["expired", "is expired (CERT_HAS_EXPIRED)"],
    ["otherName", "is for another host (ERR_TLS_CERT_ALTNAME_INVALID)"],
    ["otherAuthority", "is signed by an authority that is not trusted ("],
    ["selfSigned", "is self-signed (DEPTH_ZERO_SELF_SIGNED_CERT)"],
  ] as const)("%s: unavailable, naming the cause, and no password is sent", async (kind, cause) => {
    standIn.useCertificate(kind);
    const text = await message();
    expect(text).toMatch(
      /^unavailable entra-tls: The TLS certificate of login\.microsoftonline\.com /,
    );
    expect(text).toContain(cause);
    expect(standIn.requests.total).toBe(0);
    standIn.useCertificate("valid");
    expect(await message()).toBe("accepted");
  });

  test("NODE_TLS_REJECT_UNAUTHORIZED=0 does not weaken it", async () => {
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
    standIn.useCertificate("otherAuthority");
    expect(await message()).toContain("entra-tls");
  });
});

describe("an authority that this machine does not know", () => {
  beforeEach(async () => {
    standIn = await startEntraStandIn({ tenantId, clientId, users: [ada] });
    standIn.redirect({ trust: false });
  });

  test("is refused, and the fix names `caFile`", async () => {
    const text = await message();
    expect(text).toContain("unavailable entra-tls");
    expect(text).toContain("`caFile`");
  });

  test("is trusted when `caFile` names it, for its own host only", async () => {
    expect(await message({ caFile: standIn.caFile })).toBe("accepted");
    standIn.useCertificate("otherName");
    expect(await message({ caFile: standIn.caFile })).toContain("ERR_TLS_CERT_ALTNAME_INVALID");
  });
});
