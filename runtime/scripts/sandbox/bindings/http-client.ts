import { isObject, type Json, type JsonObject } from "../../../json.ts";
import type { Binding } from "../binding.ts";
import { httpMilliseconds, longestBody } from "../bounds.ts";
import { misused, originRefused, ScriptFault, unsupported } from "../errors.ts";
import type { Visit } from "../visit.ts";

const sending = "httpClient.send";

/**
 * `httpClient`: requests to origins that the app allows. No redirect is followed, as it may lead elsewhere; no part of
 * a request or an answer comes into the log.
 */
export const binding: Binding = {
  inside: `
const responseOf = ({ status, statusText, headers, body }) => freeze({
  status, statusText, ok: status >= 200 && status < 300,
  headers: lookup((name) => {
    const key = keysOf(headers).find((known) => known === name.toLowerCase());
    return key === undefined ? null : list([headers[key]]);
  }),
  text: () => body,
  json: () => parse(body),
  formData: () => call("httpClient.form", body),
});
define("httpClient", freeze({
  send: (url, options) => {
    const response = responseOf(call("httpClient.send", String(url), options === undefined ? {} : options));
    const promise = { get: () => response, then: (next) => { const value = next(response); return { get: () => value }; } };
    return freeze(promise);
  },
}));
`,
  calls: {
    "httpClient.form": (visit, [body]) =>
      Object.fromEntries(new URLSearchParams(visit.text(body, sending))),
  },
  waits: {
    async "httpClient.send"(visit, [url, options]) {
      const request = requestOf(visit, addressOf(visit, url), isObject(options) ? options : {});
      return send(visit, request);
    },
  },
};

/** @throws JourneyError `script-origin-refused`, `script-binding-misused` */
function addressOf(visit: Visit, url: Json | undefined): URL {
  const text = visit.text(url, sending);
  const address = URL.canParse(text) ? new URL(text) : undefined;
  if (!address || address.username !== "" || address.password !== "")
    throw misused(visit.name, sending, "give an absolute URL without a name and a password in it");
  const { origins } = visit.occasion.surroundings;
  if (!origins.has(address.origin)) throw originRefused(visit.name, address.origin);
  return address;
}

function requestOf(visit: Visit, address: URL, options: JsonObject): Request {
  const { method, headers, body, form, token, clientName } = options;
  if (typeof clientName === "string")
    throw unsupported(visit.name, `${sending} with clientName`, "Leave `clientName` out.");
  const sent = new Headers();
  let content: string | undefined;
  if (isObject(form)) {
    const pairs = Object.entries(form).map(([name, value]): [string, string] => [
      name,
      visit.text(value, sending),
    ]);
    content = new URLSearchParams(pairs).toString();
    sent.set("content-type", "application/x-www-form-urlencoded");
  } else if (body !== undefined && body !== null) {
    content = typeof body === "string" ? body : JSON.stringify(body);
    sent.set("content-type", "application/json");
  }
  if (typeof token === "string") {
    visit.secrets.add(token);
    sent.set("authorization", `Bearer ${token}`);
  }
  try {
    for (const [name, value] of Object.entries(isObject(headers) ? headers : {}))
      sent.set(name, visit.text(value, sending));
    return new Request(address, {
      method: typeof method === "string" ? method.toUpperCase() : "GET",
      headers: sent,
      redirect: "manual",
      ...(content === undefined ? {} : { body: content }),
    });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw misused(visit.name, sending, "its method, headers and body make no request");
  }
}

async function send(visit: Visit, request: Request): Promise<Json> {
  const { signal } = visit.occasion.context;
  try {
    const response = await fetch(request, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(httpMilliseconds)]),
    });
    const { status, statusText, headers } = response;
    const body = await readBody(response);
    return { status, statusText, headers: Object.fromEntries(headers), body };
  } catch (error) {
    // The end of the step is not the script's to catch.
    signal.throwIfAborted();
    if (error instanceof ScriptFault) throw error;
    throw new ScriptFault("The request got no answer.");
  }
}

async function readBody(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let length = 0;
  let text = "";
  for await (const chunk of response.body ?? []) {
    // fetch's bodies are bytes; the type of a stream does not say so.
    const bytes = chunk as Uint8Array;
    length += bytes.length;
    if (length > longestBody) throw new ScriptFault("The answer is too long.");
    text += decoder.decode(bytes, { stream: true });
  }
  return text + decoder.decode();
}
