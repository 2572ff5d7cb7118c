/** better-auth with user name and password: `better-auth.ts <memory | sqlite> <folder>`; its hash made trivial. */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { RequestListener } from "node:http";
import { peerModule } from "../peers.ts";
import { serve } from "./serve.ts";

const [storage, folder = "."] = process.argv.slice(2);

interface Auth {
  readonly api: { signUpEmail(call: { readonly body: unknown }): Promise<unknown> };
  readonly options: unknown;
}

const { betterAuth } = await peerModule<{ betterAuth(options: unknown): Auth }>(
  "better-auth",
  "better-auth",
);
const { toNodeHandler } = await peerModule<{ toNodeHandler(auth: Auth): RequestListener }>(
  "better-auth",
  "better-auth/node",
);

async function database(): Promise<unknown> {
  if (storage === "sqlite") return new DatabaseSync(join(folder, "better-auth.db"));
  const { memoryAdapter } = await peerModule<{ memoryAdapter(tables: unknown): unknown }>(
    "better-auth",
    "better-auth/adapters/memory",
  );
  return memoryAdapter({ user: [], session: [], account: [], verification: [] });
}

const options = {
  secret: "a-key-for-the-benchmark-0123456789-abcdef",
  baseURL: "http://127.0.0.1",
  database: await database(),
  rateLimit: { enabled: false },
  logger: { disabled: true },
  telemetry: { enabled: false },
  emailAndPassword: {
    enabled: true,
    password: {
      hash: async (password: string) => password,
      verify: async ({ hash, password }: { hash: string; password: string }) => hash === password,
    },
  },
};
if (storage === "sqlite") {
  const { getMigrations } = await peerModule<{
    getMigrations(options: unknown): Promise<{ runMigrations(): Promise<void> }>;
  }>("better-auth", "better-auth/db/migration");
  await (await getMigrations(options)).runMigrations();
}
const auth = betterAuth(options);
await auth.api.signUpEmail({
  body: { name: "Adele", email: "adele@contoso.example", password: "correct horse 1" },
});
serve(toNodeHandler(auth));
