import { endpoint, type Rule, unless } from "./recorded.ts";

const has = (text: string | null, word: string): boolean =>
  (text ?? "")
    .toLowerCase()
    .split(/[\s,;]+/)
    .includes(word);

/** Nothing is cached, sniffed or framed, and all bodies are JSON. */
export const commonHeaders: Rule = (recorded) => {
  const { headers, status, url } = recorded;
  const always = unless(
    [has(headers.get("cache-control"), "no-store"), "Cache-Control lacks no-store"],
    [headers.get("x-content-type-options") === "nosniff", "X-Content-Type-Options is not nosniff"],
    [!headers.has("x-powered-by") && !headers.has("server"), "the server names its software"],
  );
  if (status === 204) return always;
  return [
    ...always,
    ...unless(
      [
        /^application\/json(;|$)/.test(headers.get("content-type") ?? ""),
        "Content-Type is not application/json",
      ],
      [has(headers.get("cache-control"), "private"), "Cache-Control lacks private"],
      [headers.get("pragma") === "no-cache", "Pragma is not no-cache"],
      [headers.get("expires") === "0", "Expires is not 0"],
      [headers.get("x-frame-options") === "SAMEORIGIN", "X-Frame-Options is not SAMEORIGIN"],
      [
        !url.pathname.includes("/json/") || headers.get("content-api-version") === "resource=2.1",
        "Content-API-Version is not resource=2.1",
      ],
      [status !== 405 || headers.has("allow"), "405 without Allow"],
      [status !== 503 || headers.has("retry-after"), "503 without Retry-After"],
    ),
  ];
};

/** Credentials go to the page that asked, by name. */
export const crossOrigin: Rule = ({ requestHeaders, headers, method, status }) => {
  const allowed = headers.get("access-control-allow-origin");
  const credentials = headers.get("access-control-allow-credentials");
  if (allowed === null) {
    return unless(
      [credentials === null, "Allow-Credentials without Allow-Origin"],
      [!(method === "OPTIONS" && status < 300), "a preflight is granted to nobody"],
    );
  }
  return unless(
    [allowed !== "*", "Allow-Origin is a wildcard"],
    [allowed === requestHeaders.get("origin"), "Allow-Origin is not the request's Origin"],
    [credentials === "true", "Allow-Credentials is not true"],
    [has(headers.get("vary"), "origin"), "Vary lacks Origin"],
    [
      method !== "OPTIONS" || status >= 300 || headers.has("access-control-allow-methods"),
      "a preflight names no methods",
    ],
  );
};

/** Cookies are the app's own; the session's comes with a success and goes with a log-out. */
export const cookies =
  (cookieName: string): Rule =>
  (recorded) => {
    const { headers, body, status } = recorded;
    return headers.getSetCookie().flatMap((cookie) => {
      const [pair = "", ...attributes] = cookie.split(";").map((part) => part.trim());
      const at = pair.indexOf("=");
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      const good = unless(
        [attributes.includes("HttpOnly"), `cookie ${name} is not HttpOnly`],
        [attributes.includes("Path=/"), `cookie ${name} is not for Path=/`],
        [
          attributes.some((attribute) => attribute.startsWith("SameSite=")),
          `cookie ${name} has no SameSite`,
        ],
      );
      if (name !== cookieName) return good;
      const ended = endpoint(recorded) === "sessions" && value === "";
      const begun = status === 200 && value !== "" && body.includes(`"tokenId":"${value}"`);
      return [...good, ...unless([ended || begun, "a session cookie without its success"])];
    });
  };
