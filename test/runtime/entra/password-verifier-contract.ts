import { randomUUID } from "node:crypto";
import type {
  PasswordVerifier,
  TokenAnswer,
} from "../../../runtime/connectors/entra/password-verifier.ts";
import { readConfiguration } from "../../../runtime/connectors/entra/read-configuration.ts";
import type { EntraSettings } from "../../../runtime/connectors/entra/settings.ts";
import { createTransport, type Transport } from "../../../runtime/connectors/entra/transport.ts";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EntraStandIn } from "@journeyc/entra-stand-in";
import { createClientCertificate } from "./client-key.ts";
import { ada, clientId, startRedirected, tenantId, tokenPath } from "./harness.ts";

export type CreateVerifier = (settings: EntraSettings, transport: Transport) => PasswordVerifier;

const passwords = [
  "a&b=c+d%20e",
  "pass word",
  "日本語のパスワード",
  "😀🔑",
  `"quotes'\\`,
  "line\nbreak\ttab",
  "nul\0",
];
const wordy = passwords.map((password, index) => ({
  userName: `wordy-${index}@contoso.example`,
  password,
}));

function answerInShort(answer: TokenAnswer): string {
  if (answer.kind === "token")
    return `token of ${String(decodeJwt(answer.idToken)["preferred_username"])}`;
  if (answer.kind === "failed") return `failed ${answer.error.code}`;
  return `refused ${answer.status} ${answer.error} ${answer.suberror} ${answer.numbers.join()}`.trim();
}

/** What every `PasswordVerifier` must do, over a real TLS connection: for the one on MSAL, and for whatever follows it. */
export function describePasswordVerifier(name: string, create: CreateVerifier): void {
  describe(`the password verifier ${name}`, () => {
    let standIn: EntraStandIn;
    let transport: Transport;
    let verifier: PasswordVerifier;
    beforeAll(async () => {
      standIn = await startRedirected({ users: [ada, ...wordy] });
      const settings = readConfiguration({ tenantId, clientId }, {});
      transport = createTransport(settings.endpoints.host);
      verifier = create(settings, transport);
    });
    afterAll(async () => {
      transport.close();
      await standIn.close();
    });

    const ask = async (
      userName: string,
      password: string,
      milliseconds = 3000,
    ): Promise<TokenAnswer> =>
      verifier.ask({
        userName,
        password,
        correlationId: randomUUID(),
        signal: AbortSignal.timeout(milliseconds),
      });

    test("brings the id_token, with one POST and nothing else", async () => {
      standIn.requests.clear();
      expect(answerInShort(await ask(ada.userName, ada.password))).toBe(`token of ${ada.userName}`);
      expect([standIn.requests.total, standIn.requests.ofPath(tokenPath)]).toEqual([1, 1]);
    });

    test.each(wordy)("sends the password $password exactly", async ({ userName, password }) => {
      expect(answerInShort(await ask(userName, password))).toBe(`token of ${userName}`);
      expect(answerInShort(await ask(userName, `${password} `))).toContain("50126");
    });

    test.each([
      ["err50126", "refused 400 invalid_grant  50126"],
      ["err50076", "refused 400 interaction_required basic_action 50076"],
      ["err53003", "refused 400 access_denied message_only 53003"],
      ["err50055", "refused 400 invalid_grant user_password_expired 50055"],
      ["err7000218", "refused 401 invalid_client  7000218"],
      ["http503-retry7", "refused 503 temporarily_unavailable  90033"],
      ["http500-html", "refused 500"],
      ["http429", "refused 429 temporarily_unavailable  90033"],
      ["proxy200", "failed entra-bad-answer"],
      ["proxy403", "failed entra-bad-answer"],
      ["emptyobj", "failed entra-bad-answer"],
      ["emptybody", "failed entra-bad-answer"],
      ["array", "failed entra-bad-answer"],
      ["noidtoken", "failed entra-bad-answer"],
      ["created", "failed entra-bad-answer"],
      ["tokenanderror", "failed entra-bad-answer"],
      ["redirect", "failed entra-bad-answer"],
      ["bigbody", "failed entra-bad-answer"],
      ["truncated", "failed entra-unreachable"],
      ["reset", "failed entra-unreachable"],
    ])("%s: %s", async (fault, expected) => {
      expect(answerInShort(await ask(`${fault}@contoso.example`, "x"))).toBe(expected);
    });

    test("gives up when the signal says so", async () => {
      const start = performance.now();
      expect(answerInShort(await ask("hang@contoso.example", "x", 200))).toBe(
        "failed entra-timeout",
      );
      expect(performance.now() - start).toBeLessThan(1000);
    });

    test("keeps the ids by which Entra's logs find the request", async () => {
      const answer = await ask("err50126@contoso.example", "x");
      expect(answer.kind === "refused" && answer.traceId).toMatch(/^[0-9a-f-]{36}$/);
    });

    test("one user's Retry-After binds nobody", async () => {
      await ask("http503-retry60@contoso.example", "x");
      await ask("err50126-retry60@contoso.example", "x");
      expect(answerInShort(await ask(ada.userName, ada.password))).toContain("token");
      expect(answerInShort(await ask("err50126-retry60@contoso.example", "x"))).toContain("50126");
    });
  });

  test.each(["secret", "certificate"] as const)(`${name} shows a client %s`, async (kind) => {
    const certificate = await createClientCertificate();
    const credential = kind === "secret" ? { clientSecret: "S3cret&=+" } : { certificate };
    const registered =
      kind === "secret"
        ? { clientSecret: "S3cret&=+" }
        : { clientCertificate: certificate.certificate };
    const standIn = await startRedirected(registered);
    const settings = readConfiguration({ tenantId, clientId, ...credential }, {});
    const transport = createTransport(settings.endpoints.host);
    const question = { ...ada, correlationId: randomUUID(), signal: AbortSignal.timeout(3000) };
    expect(answerInShort(await create(settings, transport).ask(question))).toContain("token");
    transport.close();
    await standIn.close();
  });
}
