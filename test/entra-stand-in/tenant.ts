import type { Users } from "./users.ts";

/** What the stand-in knows of its one tenant and its one application. */
export interface Tenant {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  /** The certificate that was uploaded to the app registration, in PEM. */
  readonly clientCertificate: string | undefined;
  readonly users: Users;
}
