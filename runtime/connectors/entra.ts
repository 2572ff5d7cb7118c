import type { Connector } from "./connector.ts";
import type { EntraSource, Environment } from "./entra/configuration.ts";
import { createEntraConnector } from "./entra/entra-connector.ts";
import { readConfiguration } from "./entra/read-configuration.ts";

export { manifest } from "./entra/manifest.ts";
export type { Cloud } from "./entra/clouds.ts";
export type {
  ClientCertificate,
  EntraConfiguration,
  EntraSource,
  Environment,
} from "./entra/configuration.ts";

/**
 * The Microsoft Entra ID connector: verifies user names and passwords with one tenant (the OAuth 2.0 password grant).
 * Nothing is sent before the first verification.
 * @param source a configuration, or a compiled `connector` declaration
 * @param options where `env.NAME` and `secret.NAME` are looked up; `process.env` by default
 * @throws {JourneyError} `entra-configuration`, with all mistakes and the fix for each
 */
export function entra(
  source: EntraSource,
  options: { readonly environment?: Environment } = {},
): Connector<"Entra"> {
  return createEntraConnector(readConfiguration(source, options.environment ?? process.env));
}
