import type { JsonObject } from "../../json.ts";

// Scripts for browsers, which nothing is put into: what they work on comes as JSON.

const shared = `"use strict";
  const bytes = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const ascii = (text) => Uint8Array.from(text, (character) => character.charCodeAt(0));
  const numbers = (buffer) => new Int8Array(buffer).toString();
  const text = (buffer) => new TextDecoder().decode(buffer);
  const known = (list) => list.map(({ type, id }) => ({ type, id: new Int8Array(id) }));

  async function answer(data, work) {
    if (!window.PublicKeyCredential) return "unsupported";
    try {
      return JSON.stringify(await work(data));
    } catch (error) {
      if (error.name === "NotSupportedError") return "unsupported";
      return "ERROR::" + error.name + ":" + error.message;
    }
  }`;

const registering = `
  async function register(data) {
    const { id, response, authenticatorAttachment } = await navigator.credentials.create({
      publicKey: {
        rp: { id: data._relyingPartyId, name: data.relyingPartyName },
        user: { id: ascii(data.userId), name: data.userName, displayName: data.displayName },
        challenge: bytes(data.challenge),
        pubKeyCredParams: data._pubKeyCredParams,
        excludeCredentials: known(data._excludeCredentials),
        authenticatorSelection: data._authenticatorSelection,
        attestation: data.attestationPreference,
        timeout: Number(data.timeout),
      },
    });
    const parts = [text(response.clientDataJSON), numbers(response.attestationObject), id];
    return { authenticatorAttachment, legacyData: parts.join("::") };
  }`;

const authenticating = `
  async function authenticate(data) {
    const { id, response, authenticatorAttachment } = await navigator.credentials.get({
      publicKey: {
        rpId: data._relyingPartyId,
        challenge: bytes(data.challenge),
        allowCredentials: known(data._allowCredentials),
        userVerification: data.userVerification,
        timeout: Number(data.timeout),
      },
    });
    const parts = [
      text(response.clientDataJSON),
      numbers(response.authenticatorData),
      numbers(response.signature),
      id,
      ...(response.userHandle ? [text(response.userHandle)] : []),
    ];
    return { authenticatorAttachment, legacyData: parts.join("::") };
  }`;

/**
 * For the sign-on page. The element with the data has parts that are in sight while the script does not run, while the
 * user is asked, and when that came to nothing.
 */
export const pageScript = `(() => {
  ${shared}
  ${registering}
  ${authenticating}

  const root = document.querySelector("[data-webauthn]");
  const field = root.querySelector("input");
  const parts = [...root.querySelectorAll("[data-when]")];
  let last = "ERROR::NotAllowedError:The user was not asked.";

  function show(state) {
    for (const part of parts) part.hidden = part.dataset.when !== state;
  }

  function send() {
    field.value = last;
    field.form.submit();
  }

  async function run() {
    show("asking");
    const data = JSON.parse(root.dataset.webauthn);
    last = await answer(data, data._action === "webauthn_registration" ? register : authenticate);
    if (!last.startsWith("ERROR")) return send();
    show("failed");
    root.querySelector("[data-do=again]").focus();
  }

  root.querySelector("[data-do=again]").addEventListener("click", run);
  root.querySelector("[data-do=without]").addEventListener("click", send);
  // A page that comes back from the browser's memory was sent already.
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());
  // After a sign-on that failed nobody is asked again without wanting it: it might fail for ever.
  if (root.dataset.start === "asked") show("failed");
  else void run();
})();
`;

/** For pages of AM's kind, which run the scripts that they get, with a field and a button that have AM's names. */
const clientScript = (functions: string, work: string): string => `(() => {
  ${shared}
  ${functions}

  answer(scriptContext, ${work}).then((value) => {
    document.getElementById("webAuthnOutcome").value = value;
    document.getElementById("loginButton_0").click();
  });
})();
`;

/** A line of its own that holds JSON and nothing else: Ping's SDKs look for it, and run nothing. */
const contextLine = "var scriptContext = ";

export function scriptWith(data: JsonObject): string {
  // Also within a page's markup no text ends the script.
  const json = JSON.stringify(data)
    .replace(/[<>&]/g, escaped)
    .replace(/\u2028|\u2029/g, escaped);
  // Ping's SDKs tell a registration by names that are nowhere else.
  const work =
    data["_action"] === "webauthn_registration"
      ? clientScript(registering, "register")
      : clientScript(authenticating, "authenticate");
  return `${contextLine}${json}\n${work}`;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** The data within such a script; undefined for another one. */
export function dataOfScript(script: string): unknown {
  if (!script.startsWith(contextLine)) return undefined;
  try {
    return JSON.parse(script.slice(contextLine.length, script.indexOf("\n")));
  } catch {
    return undefined;
  }
}
