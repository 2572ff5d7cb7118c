/** Signs on once, as the app of an operator would. */
import { createRequire } from "node:module";
import { entra } from "@journeyc/runtime/connectors/entra";
import { defineConnector, env } from "@journeyc/runtime";

const connector = entra(
  defineConnector({
    name: "MicrosoftEntraID",
    kind: "Entra",
    settings: { tenantId: env("ENTRA_TENANT_ID"), clientId: env("ENTRA_CLIENT_ID") },
  }),
);
// MSAL brings jsonwebtoken along, which is CommonJS: its presence in that cache tells whether MSAL has been loaded.
const isLoaded = (): boolean =>
  Object.keys(createRequire(import.meta.url).cache).some((file) => file.includes("jsonwebtoken"));
const before = isLoaded();
const { ADA = "", PASSWORD = "" } = process.env;
const verdict = await connector.authenticate("User", ADA, PASSWORD, {
  signal: AbortSignal.timeout(10_000),
});
console.log(`${verdict.kind}, msal loaded by the first question: ${!before && isLoaded()}`);
await connector.close?.();
