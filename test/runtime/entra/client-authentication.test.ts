import { afterEach, expect, test } from "vitest";
import type { EntraConfiguration } from "@journeyc/runtime/connectors/entra";
import type { EntraStandIn, EntraStandInOptions } from "@journeyc/entra-stand-in";
import { createClientCertificate } from "./client-key.ts";
import { ada, clientId, inShort, startRedirected, subject } from "./harness.ts";

const mine = await createClientCertificate();
const other = await createClientCertificate();
const uploaded = { clientCertificate: mine.certificate };
const secret = { clientSecret: "S3cret~Value" };

let standIn: EntraStandIn;
afterEach(() => standIn.close());

interface Case {
  readonly title: string;
  readonly registered: Partial<EntraStandInOptions>;
  readonly configured: Partial<EntraConfiguration>;
  readonly expected: string;
}

const cases: readonly Case[] = [
  { title: "a public client", registered: {}, configured: {}, expected: "accepted" },
  { title: "a secret", registered: secret, configured: secret, expected: "accepted" },
  {
    title: "a certificate",
    registered: uploaded,
    configured: { certificate: mine },
    expected: "accepted",
  },
  {
    title: "a wrong secret",
    registered: secret,
    configured: { clientSecret: "old" },
    expected: "misconfigured entra-client-credential",
  },
  {
    title: "another certificate than the uploaded one",
    registered: uploaded,
    configured: { certificate: other },
    expected: "misconfigured entra-client-credential",
  },
  {
    title: "neither, where one is needed",
    registered: secret,
    configured: {},
    expected: "misconfigured entra-public-client-flows-disabled",
  },
  {
    title: "a secret of a public client",
    registered: {},
    configured: secret,
    expected: "misconfigured entra-secret-not-allowed",
  },
  {
    title: "another application's id",
    registered: { clientId: "99999999-2a4f-4f3e-8a57-6e0e6c1f2d22" },
    configured: { clientId },
    expected: "misconfigured entra-application-unknown",
  },
  {
    title: "another tenant's id",
    registered: { tenantId: "99999999-2a4f-4f3e-8a57-6e0e6c1f2d22" },
    configured: {},
    expected: "misconfigured entra-tenant-unknown",
  },
];

test.each(cases)("$title: $expected", async ({ registered, configured, expected }) => {
  standIn = await startRedirected(registered);
  const connector = subject(configured);
  expect(inShort(await connector.ask(ada.userName, ada.password))).toBe(expected);
  await connector.close();
});

test.each(["usgov", "china"] as const)(
  "the cloud %s has its own host and issuer",
  async (cloud) => {
    standIn = await startRedirected();
    const connector = subject({ cloud });
    expect(inShort(await connector.ask(ada.userName, ada.password))).toBe("accepted");
    await connector.close();
  },
);

test("an object type other than User is the operator's mistake", async () => {
  standIn = await startRedirected();
  const connector = subject();
  const verdict = await connector.ask(ada.userName, ada.password, { objectType: "Device" });
  expect(inShort(verdict)).toBe("misconfigured entra-object-type");
  expect(standIn.requests.total).toBe(0);
});
