import { startEntraStandIn, type EntraStandIn } from "@journeyc/entra-stand-in";
import { startChildApp, type ChildApp } from "./child-app.ts";

export const tenantId = "3c5f0a5e-6a4e-4d5e-8f5a-2b1f1c9e7d10";
export const clientId = "9f7c2f2a-1d8e-4a57-9a3e-5f4f0f1b6c20";

/** A stand-in whose tenant knows the example's users, with these passwords. */
export function startTenant(passwords: Readonly<Record<string, string>>): Promise<EntraStandIn> {
  const users = Object.entries(passwords).map(([userName, password]) => ({ userName, password }));
  return startEntraStandIn({ tenantId, clientId, users });
}

export interface EndToEndOptions {
  readonly tenant: EntraStandIn;
  readonly dataFolder: string;
  readonly databaseUrl?: string | undefined;
  /** `Journey/node`: the process dies there. */
  readonly killAt?: string;
  readonly key: string;
}

/** The example app in a process of its own, against a tenant of this process. */
export function startEndToEndApp(options: EndToEndOptions): Promise<ChildApp> {
  return startChildApp({
    script: "test/support/end-to-end-app.ts",
    environment: {
      ...options.tenant.childEnvironment(),
      NODE_OPTIONS: "",
      DATA_FOLDER: options.dataFolder,
      DATABASE_URL: options.databaseUrl ?? "",
      KILL_AT: options.killAt ?? "",
      JOURNEY_KEY: options.key,
    },
    nodeArgs: ["--import", "@journeyc/entra-stand-in/preload"],
    example: true,
  });
}
