import { createHash, randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { createServer } from "node:https";
import { localhostCertificate } from "../../../support/certificate.ts";
import { listen } from "../../../support/listen.ts";

/** What the server does otherwise than it should. */
export interface OAuthFaults {
  readonly told?: unknown;
  readonly userStatus?: number;
  readonly tokenStatus?: number;
  readonly token?: Readonly<Record<string, unknown>>;
}

export interface OAuthServer {
  readonly issuer: string;
  readonly certificate: string;
  readonly clientId: "journeys";
  readonly clientSecret: "a-client-secret";
  /** Who is signed on there. */
  user: unknown;
  faults: OAuthFaults;
  /** Of all requests, with their methods. */
  readonly requests: string[];
  /** What the last request for a user was sent with. */
  headers: IncomingMessage["headers"];
  close(): void;
}

interface Code {
  readonly challenge: string;
  readonly redirectUri: string;
}

/** An OAuth 2.0 server without ID tokens, as GitHub's is: codes with PKCE that work once, and a resource that says who. */
export async function startOAuthServer(): Promise<OAuthServer> {
  const { cert, key } = await localhostCertificate();
  const server = createServer({ cert, key });
  const issuer = `https://localhost:${await listen(server)}`;
  const [codes, tokens] = [new Map<string, Code>(), new Set<string>()];
  const state: OAuthServer = {
    issuer,
    certificate: cert,
    clientId: "journeys",
    clientSecret: "a-client-secret",
    user: { id: 583231, login: "octocat", name: "Ada", email: "ada@example.com" },
    faults: {},
    requests: [],
    headers: {},
    close: () => void server.close().closeAllConnections(),
  };

  const exchange = (form: URLSearchParams): Readonly<Record<string, unknown>> => {
    const code = codes.get(form.get("code") ?? "");
    codes.delete(form.get("code") ?? "");
    const verifier = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    const client = [form.get("client_id"), form.get("client_secret")];
    if (client[0] !== state.clientId || client[1] !== state.clientSecret)
      return { error: "invalid_client" };
    if (code?.challenge !== verifier || code.redirectUri !== form.get("redirect_uri"))
      return { error: "invalid_grant" };
    const token = randomUUID();
    tokens.add(`Bearer ${token}`);
    return { access_token: token, token_type: "bearer", scope: "read:user" };
  };

  server.on("request", (request, response) => {
    const url = new URL(request.url ?? "/", issuer);
    state.requests.push(`${request.method} ${url.pathname}`);
    const json = (status: number, value: unknown): void => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(typeof value === "string" ? value : JSON.stringify(value));
    };
    if (url.pathname === "/authorize") {
      const code = randomUUID();
      const { searchParams: query } = url;
      const redirectUri = query.get("redirect_uri") ?? "";
      codes.set(code, { challenge: query.get("code_challenge") ?? "", redirectUri });
      const back = new URLSearchParams({ code, state: query.get("state") ?? "" });
      response.writeHead(302, { location: `${redirectUri}?${back}` }).end();
      return;
    }
    let body = "";
    request.on("data", (chunk: Buffer) => void (body += chunk.toString()));
    request.on("end", () => {
      if (url.pathname === "/token") {
        const answer = { ...exchange(new URLSearchParams(body)), ...state.faults.token };
        // GitHub's errors have the status 200.
        return json(state.faults.tokenStatus ?? 200, answer);
      }
      state.headers = request.headers;
      if (!tokens.has(request.headers.authorization ?? "")) return json(401, { message: "Bad" });
      json(state.faults.userStatus ?? 200, state.faults.told ?? state.user);
    });
  });
  return state;
}

/** Signs on there, as the browser of somebody who has a session there. @returns the address that it sends back to */
export async function authorize(target: string, certificate: string): Promise<URL> {
  const { request } = await import("node:https");
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  request(target, { ca: certificate }, (response) => {
    response.resume();
    resolve(response.headers.location ?? "");
  })
    .on("error", reject)
    .end();
  return new URL(await promise);
}
