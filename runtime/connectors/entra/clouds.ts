/** A Microsoft cloud that a tenant can live in. */
export type Cloud = "public" | "usgov" | "china";

export const clouds: readonly Cloud[] = ["public", "usgov", "china"];

/** The sign-in host of each cloud: the only host that the connector ever speaks to. */
const hosts: Readonly<Record<Cloud, string>> = {
  public: "login.microsoftonline.com",
  usgov: "login.microsoftonline.us",
  china: "login.partner.microsoftonline.cn",
};

/** The addresses of one tenant, and the issuer that its tokens name. */
export interface TenantEndpoints {
  readonly host: string;
  readonly authority: string;
  readonly issuer: string;
  readonly token: string;
  readonly signingKeys: string;
}

/** @param tenantId the tenant's GUID, in lower case */
export function tenantEndpoints(cloud: Cloud, tenantId: string): TenantEndpoints {
  const host = hosts[cloud];
  const authority = `https://${host}/${tenantId}`;
  return {
    host,
    authority,
    issuer: `${authority}/v2.0`,
    token: `${authority}/oauth2/v2.0/token`,
    signingKeys: `${authority}/discovery/v2.0/keys`,
  };
}
