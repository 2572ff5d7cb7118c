import { callbackMistakes } from "./callbacks.ts";
import { endpoint, isRecord, type JsonRecord, parsed, type Rule, unless } from "./recorded.ts";

const text = (value: unknown): boolean => typeof value === "string" && value !== "";

/** The body is what its status and endpoint promise. */
export const bodies: Rule = (recorded) => {
  const { method, status, body } = recorded;
  if (method === "HEAD") return unless([body === "", "an answer to HEAD with a body"]);
  if (status === 204) return unless([body === "", "204 with a body"]);
  const value = parsed(body);
  if (!isRecord(value)) return ["the body is no JSON object"];
  if (status !== 200) return [...errorBody(status, value), ...noTrace(body)];
  if (endpoint(recorded) === "authenticate") return authenticated(value, recorded.url);
  if (endpoint(recorded) === "openid-configuration") return discovered(value, recorded.url);
  return unless([!("authId" in value), "authId outside of authenticate"]);
};

function errorBody(status: number, body: JsonRecord): readonly string[] {
  const { code, reason, message, detail, ...more } = body;
  const errorCode = isRecord(detail) ? detail["errorCode"] : undefined;
  return unless(
    [status >= 400, `status ${status} is neither 200 nor an error`],
    [code === status, "code is not the status"],
    [text(reason) && text(message), "reason or message is missing"],
    [detail === undefined || isRecord(detail), "detail is no object"],
    [errorCode === undefined || typeof errorCode === "string", "errorCode is no text"],
    [Object.keys(more).length === 0, `an error with ${Object.keys(more).join(", ")}`],
  );
}

function noTrace(body: string): readonly string[] {
  return unless([!/\\n\s*at |node_modules|\.ts:\d/.test(body), "an error shows a stack trace"]);
}

/** Clients take every 200 without an authId for a success: it must be one. */
function authenticated(body: JsonRecord, url: URL): readonly string[] {
  if ("authId" in body) return stepBody(body);
  const { tokenId, successUrl, realm, message } = body;
  // What the start of a run asked for holds for its end, so that the message may be all that says it.
  const noSession =
    url.searchParams.get("noSession") === "true" || message === "Authentication Successful";
  return unless(
    [noSession ? tokenId === undefined : text(tokenId), "a success with the wrong tokenId"],
    [text(successUrl), "a success without successUrl"],
    [typeof realm === "string" && realm.startsWith("/"), "realm has no leading slash"],
    [!("code" in body), "a success with a code"],
  );
}

function stepBody({ authId, callbacks, ...body }: JsonRecord): readonly string[] {
  const allowed = new Set(["stage", "header", "description"]);
  const own = unless(
    [text(authId), "authId is no text"],
    [!("tokenId" in body) && !("successUrl" in body), "a step that is a success, too"],
    [
      Object.entries(body).every(([name, value]) => allowed.has(name) && typeof value === "string"),
      "a step with unknown members",
    ],
  );
  if (!Array.isArray(callbacks) || callbacks.length === 0) return [...own, "a step asks nothing"];
  return [...own, ...callbackMistakes(callbacks)];
}

function discovered(body: JsonRecord, url: URL): readonly string[] {
  const { issuer } = body;
  return unless(
    [
      `${String(issuer)}/.well-known/openid-configuration` === `${url.origin}${url.pathname}`,
      "the issuer is not where its document is",
    ],
    [String(issuer).includes("/oauth2"), "the issuer's path lacks /oauth2"],
    ...["authorization", "token", "end_session", "userinfo", "revocation"].map(
      (name) =>
        [
          URL.canParse(String(body[`${name}_endpoint`])) &&
            new URL(String(body[`${name}_endpoint`])).origin === url.origin,
          `${name}_endpoint is no URL of this server`,
        ] as const,
    ),
  );
}

/** What was entered into a password's field never comes back. */
export const noSecrets: Rule = ({ requestBody, body }) => {
  const sent = parsed(requestBody);
  const callbacks = isRecord(sent) && Array.isArray(sent["callbacks"]) ? sent["callbacks"] : [];
  return callbacks.flatMap((callback: unknown) => {
    if (!isRecord(callback) || !/Password/.test(String(callback["type"]))) return [];
    const [input] = Array.isArray(callback["input"]) ? (callback["input"] as unknown[]) : [];
    const value = isRecord(input) ? input["value"] : undefined;
    return unless([
      typeof value !== "string" || value.length < 4 || !body.includes(value),
      "the password comes back",
    ]);
  });
};
