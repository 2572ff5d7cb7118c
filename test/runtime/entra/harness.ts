import type { RemoteVerdict } from "@journeyc/runtime/connectors/connector";
import { entra, type EntraConfiguration } from "@journeyc/runtime/connectors/entra";
import {
  startEntraStandIn,
  type EntraStandIn,
  type EntraStandInOptions,
  type StandInUser,
} from "@journeyc/entra-stand-in";

export const tenantId = "5f2b1c52-7f1e-4a0e-9d43-0d6c1f0b7a11";
export const clientId = "0b9ad4f6-2a4f-4f3e-8a57-6e0e6c1f2d22";
export const tokenPath = `/${tenantId}/oauth2/v2.0/token`;
export const keysPath = `/${tenantId}/discovery/v2.0/keys`;

export const ada: StandInUser = {
  userName: "ada@contoso.example",
  password: "Correct-Horse-1",
  oid: "a0a0a0a0-0000-4000-8000-000000000001",
};
export const grace: StandInUser = {
  userName: "grace@contoso.example",
  password: "Nanosecond-Wire-30",
  oid: "a0a0a0a0-0000-4000-8000-000000000002",
};

/** Starts a stand-in and sends this process's sign-ins to it. */
export async function startRedirected(
  options: Partial<EntraStandInOptions> = {},
): Promise<EntraStandIn> {
  const standIn = await startEntraStandIn({ tenantId, clientId, users: [ada, grace], ...options });
  standIn.redirect();
  return standIn;
}

export interface Subject {
  ask(
    userName: string,
    password: string,
    options?: { readonly signal?: AbortSignal; readonly objectType?: string },
  ): Promise<RemoteVerdict>;
  close(): Promise<void>;
}

/** The connector as an app has it: nothing but the production configuration. */
export function subject(configuration: Partial<EntraConfiguration> = {}): Subject {
  const connector = entra({ tenantId, clientId, ...configuration });
  return {
    ask: (
      userName,
      password,
      { signal = new AbortController().signal, objectType = "User" } = {},
    ) => connector.authenticate(objectType, userName, password, { signal }),
    close: async () => connector.close?.(),
  };
}

/** A verdict in a word or two, for tables: `accepted`, `rejected mfaRequired`, `unavailable entra-tls`. */
export function inShort(verdict: RemoteVerdict): string {
  switch (verdict.kind) {
    case "accepted":
      return "accepted";
    case "rejected":
      return `rejected ${verdict.reason}`;
    default:
      return `${verdict.kind} ${verdict.error.code}`;
  }
}
