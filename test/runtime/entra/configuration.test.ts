import { writeFileSync } from "node:fs";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { JourneyError } from "@journeyc/runtime";
import { entra, manifest, type EntraConfiguration } from "@journeyc/runtime/connectors/entra";
import { defineConnector, env, secret } from "@journeyc/runtime";
import { afterAll, describe, expect, test } from "vitest";
import { createClientCertificate } from "./client-key.ts";
import { clientId, tenantId } from "./harness.ts";

const folder = mkdtempSync(join(tmpdir(), "entra-configuration-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const mine = await createClientCertificate();
const other = await createClientCertificate();

function mistakesOf(configure: () => unknown): string {
  try {
    configure();
    return "";
  } catch (error) {
    if (!(error instanceof JourneyError)) throw error;
    expect(error.code).toBe("entra-configuration");
    return `${error.message} ${error.fix}`;
  }
}

/** Mistakes that only code without types, or a compiled journey, can make are tested as well. */
function mistakes(configuration: Readonly<Record<string, unknown>>): string {
  return mistakesOf(() => entra({ tenantId, clientId, ...configuration } as EntraConfiguration));
}

describe("a configuration", () => {
  test.each([
    ["common", "`tenantId` is not a GUID"],
    ["consumers", "`tenantId` is not a GUID"],
    ["organizations", "`tenantId` is not a GUID"],
    ["contoso.onmicrosoft.com", "`tenantId` is not a GUID"],
    ["", "`tenantId` is missing"],
    [undefined, "`tenantId` is missing"],
    ["9188040d-6c67-4c5b-b112-36a304b66dad", "the tenant of personal accounts"],
  ])("refuses the tenant %s", (value, problem) => {
    expect(mistakes({ tenantId: value })).toContain(problem);
  });

  test.each([
    [{ clientId: "my-app" }, "`clientId` is not a GUID"],
    [{ clientSecret: "" }, "`clientSecret` is empty"],
    [{ clientSecret: "x", certificate: mine }, "both `clientSecret` and `certificate`"],
    [{ certificate: { certificate: "x", privateKey: "y" } }, "is not a certificate in PEM"],
    [{ certificate: { certificate: "x", privateKey: "y" } }, "is not a private key in PEM"],
    [{ certificate: { ...mine, privateKey: other.privateKey } }, "is not the key of"],
    [{ cloud: "germany" }, "public, usgov, china"],
    [{ timeoutMs: 5 }, "from 100 to 120000"],
    [{ timeoutMs: Number.NaN }, "`timeoutMs` is out of bounds"],
    [{ maxInFlight: 0 }, "from 1 to 10000"],
    [{ caFile: "/does/not/exist.pem" }, "`caFile` cannot be read"],
    [{ tennantId: "x" }, "there is no setting `tennantId`"],
  ])("%j: %s", (configuration, problem) => {
    expect(mistakes(configuration)).toContain(problem);
  });

  test("refuses a `caFile` that holds no certificate", () => {
    const caFile = join(folder, "not-a-certificate.pem");
    writeFileSync(caFile, "hello");
    expect(mistakes({ caFile })).toContain("holds no certificate");
  });

  test("tells all mistakes at once, and no value", () => {
    const text = mistakes({
      tenantId: "common",
      clientId: "needle-1",
      clientSecret: " ",
      timeoutMs: 1,
    });
    for (const name of ["tenantId", "clientId", "clientSecret", "timeoutMs"]) {
      expect(text).toContain(`\`${name}\``);
    }
    expect(text).not.toContain("needle-1");
  });

  test("says nothing about what is right", () => {
    expect(mistakes({})).toBe("");
    expect(mistakes({ clientSecret: "x", cloud: "usgov", timeoutMs: 5000, maxInFlight: 1 })).toBe(
      "",
    );
    expect(mistakes({ certificate: mine })).toBe("");
    expect(mistakes({ tenantId: tenantId.toUpperCase() })).toBe("");
  });
});

describe("a compiled connector", () => {
  const compiled = defineConnector({
    name: "MicrosoftEntraID",
    kind: "Entra",
    settings: {
      tenantId: env("ENTRA_TENANT_ID"),
      clientId: env("ENTRA_CLIENT_ID"),
      certificate: { certificate: env("ENTRA_CERT"), privateKey: secret("ENTRA_KEY") },
      timeoutMs: env("ENTRA_TIMEOUT"),
    },
  });
  const complete = {
    ENTRA_TENANT_ID: tenantId,
    ENTRA_CLIENT_ID: clientId,
    ENTRA_CERT: mine.certificate,
    ENTRA_KEY: mine.privateKey,
    ENTRA_TIMEOUT: "2500",
  };

  test("takes its values from the environment", () => {
    expect(entra(compiled, { environment: complete }).kind).toBe("Entra");
  });

  test("names every variable that is missing or empty, and complains once about each", () => {
    const environment = {
      ...complete,
      ENTRA_TENANT_ID: undefined,
      ENTRA_KEY: "",
      ENTRA_TIMEOUT: "soon",
    };
    const text = mistakesOf(() => entra(compiled, { environment }));
    expect(text).toContain(
      "`tenantId` reads the environment variable ENTRA_TENANT_ID, which is not set",
    );
    expect(text).toContain(
      "`certificate.privateKey` reads the environment variable ENTRA_KEY, which is empty",
    );
    expect(text).toContain("`timeoutMs` is out of bounds");
    expect(text).toContain("Set ENTRA_TENANT_ID.");
    expect(text).not.toContain("`tenantId` is missing");
    expect(text).not.toContain("PEM");
  });

  test("does not take inherited properties for variables", () => {
    const source = defineConnector({
      ...compiled,
      settings: { tenantId: env("constructor"), clientId },
    });
    expect(mistakesOf(() => entra(source, { environment: {} }))).toContain(
      "constructor, which is not set",
    );
  });
});

test("the manifest marks as secret what is one, and describes every setting", () => {
  const { certificate, clientSecret } = manifest.settings.properties;
  expect(clientSecret?.kind).toBe("secret");
  expect(certificate?.properties?.["privateKey"]?.kind).toBe("secret");
  for (const setting of Object.values(manifest.settings.properties)) {
    expect(setting.description).toMatch(/\.$/);
  }
});
