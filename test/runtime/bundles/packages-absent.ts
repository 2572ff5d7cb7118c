import {
  createJourneys,
  defineJourney,
  defineLazyJourney,
  type Journey,
  type LazyJourney,
  node,
} from "@journeyc/runtime";
import { entra } from "@journeyc/runtime/connectors/entra";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { postgresDirectory } from "@journeyc/runtime/directory/postgres";
import { sqliteDirectory } from "@journeyc/runtime/directory/sqlite";
import { openIdProvider } from "@journeyc/runtime/identity-providers/openid";
import { smtpMailer } from "@journeyc/runtime/mail/smtp";
import { scriptedDecision } from "@journeyc/runtime/nodes/scripted-decision";
import { webauthnAuthenticationNode } from "@journeyc/runtime/nodes/webauthn-authentication-node";
import { redisStore } from "@journeyc/runtime/session/redis-store";
import { contentHash } from "../../../runtime/machine/content-hash.ts";
import { reachable } from "../../../runtime/machine/reachable.ts";
import { otpAuth } from "../../../runtime/nodes/oath/codes.ts";
import { ScriptThreads } from "../../../runtime/scripts/sandbox/threads/script-threads.ts";

// An app beside which no package lies: it uses each that is optional, and prints what it is told.

const tell = (name: string, told: unknown): void => {
  const { code, fix } = told as { readonly code: string; readonly fix: string };
  console.log(name, code, fix.replace(/^.*: /, ""));
};
const used = async (name: string, use: () => Promise<unknown>): Promise<void> => {
  try {
    await use();
    console.log(name, "works");
  } catch (error) {
    tell(name, error);
  }
};

const journey: Journey = defineJourney({
  name: "Login",
  connectors: {},
  start: "decide",
  nodes: {
    decide: node(scriptedDecision, {
      settings: { script: { name: "decide.js", text: 'action.goTo("out")' }, outcomes: ["out"] },
      outcomes: { out: "failure" },
    }),
  },
});
const journeys = createJourneys<LazyJourney>({
  journeys: [
    defineLazyJourney({
      name: "Login",
      hash: contentHash(reachable([journey])),
      connectors: {},
      load: async () => journey,
    }),
  ],
  keys: ["0123456789abcdef0123456789abcdef0123456789abcdef"],
  environment: {},
  log: { debug() {}, info() {}, warn() {}, error() {} },
});
const server = {
  host: "localhost",
  port: 1,
  security: "tls",
  userName: undefined,
  password: undefined,
  passwordLabel: undefined,
} as const;
const id = "11111111-1111-1111-1111-111111111111";
const signal = AbortSignal.timeout(5000);

await used("scripts", () => new ScriptThreads().ready());
await used("scripts of a journey that is loaded later", () => journeys.load());
await used("sqlite", () => sqliteDirectory().open([]));
await used("postgres", () =>
  postgresDirectory({ url: "postgres://a:b@localhost:1/none" }).open([]),
);
await used("redis", () => redisStore({ url: "redis://localhost:1" }).open());
await used("memory", () => memoryDirectory().open([]));
await used("webauthn", async () => webauthnAuthenticationNode.prepare?.());
await used("oath", () => otpAuth());
await used("openid", () =>
  openIdProvider({ issuer: "https://issuer.example", clientId: id }).begin({
    redirectUri: "https://app.example/return",
    signal,
  }),
);
await used("smtp", () =>
  smtpMailer({ server: "smtps://a:b@localhost:1", from: "a@app.example" }).send({
    kind: "written",
    from: "a@app.example",
    server,
    to: "b@app.example",
    subject: "S",
    text: "T",
  }),
);
const answered = await entra({ tenantId: id, clientId: id }).authenticate(
  "User",
  "ada@example.com",
  "secret",
  {
    signal,
  },
);
tell("entra", "error" in answered ? answered.error : answered);
