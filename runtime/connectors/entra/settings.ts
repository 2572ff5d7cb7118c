import type { TenantEndpoints } from "./clouds.ts";

/** How the application proves itself to Entra. */
export type ClientCredential =
  | { readonly kind: "none" }
  | { readonly kind: "secret"; readonly secret: string }
  | { readonly kind: "certificate"; readonly certificate: MsalCertificate };

/** A client certificate as @azure/msal-node takes it. */
export interface MsalCertificate {
  readonly thumbprintSha256: string;
  readonly privateKey: string;
  readonly x5c: string;
}

/** A configuration that has been checked, with every value in place. */
export interface EntraSettings {
  /** Lower case, as Entra writes it. */
  readonly tenantId: string;
  readonly clientId: string;
  readonly credential: ClientCredential;
  readonly endpoints: TenantEndpoints;
  readonly timeoutMs: number;
  /** PEM of authorities to trust besides the default ones. */
  readonly certificateAuthorities: string | undefined;
  readonly maxInFlight: number;
}
