import type { ConnectorDefinition } from "../../machine/journey.ts";
import type { Cloud } from "./clouds.ts";

/** How to reach a tenant. `manifest.ts` says the same to the language. */
export interface EntraConfiguration {
  /** The tenant's id: a GUID, never a domain, `common`, `organizations` or `consumers`. */
  readonly tenantId: string;
  /** The application (client) id: a GUID. */
  readonly clientId: string;
  /** The value of a client secret. Not together with `certificate`; neither for a public client. */
  readonly clientSecret?: string | undefined;
  readonly certificate?: ClientCertificate | undefined;
  /** `public` by default. */
  readonly cloud?: Cloud | undefined;
  /** How long one verification may take, in milliseconds, from the connection to the last byte; 10 000 by default. */
  readonly timeoutMs?: number | undefined;
  /** A PEM file with certificate authorities to trust besides the public ones. */
  readonly caFile?: string | undefined;
  /** How many verifications may be under way at once; 50 by default. */
  readonly maxInFlight?: number | undefined;
}

/** A certificate that the application shows in place of a secret. */
export interface ClientCertificate {
  /** PEM, followed by its chain if there is one. */
  readonly certificate: string;
  /** PEM, not encrypted. */
  readonly privateKey: string;
}

/** A configuration in code, or what `connector Name: Entra { … }` compiles to. */
export type EntraSource = EntraConfiguration | ConnectorDefinition<"Entra">;

/** Where `env.NAME` and `secret.NAME` are looked up. */
export type Environment = Readonly<Record<string, string | undefined>>;
