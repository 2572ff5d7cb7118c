import { createHash } from "node:crypto";
import { isObject, type Json } from "../../../json.ts";
import type { Binding } from "../binding.ts";
import { misused } from "../errors.ts";
import type { Visit } from "../visit.ts";

const digests: Readonly<Record<string, string>> = {
  "sha-1": "sha1",
  "sha-256": "sha256",
  "sha-384": "sha384",
  "sha-512": "sha512",
};

/** `utils`: encodings, types, random numbers and digests. There are no keys, and nothing that needs one. */
export const binding: Binding = {
  inside: `
const bytesOf = (value) => typeof value === "string" ? value : [...value];
const codec = (kind) => freeze({
  encode: (value) => call("utils.encode", kind, bytesOf(value)),
  decode: (text) => call("utils.decode", kind, text),
  decodeToBytes: (text) => call("utils.decodeToBytes", kind, text),
});
define("utils", freeze({
  base64: codec("base64"),
  base64url: codec("base64url"),
  types: freeze({
    stringToBytes: (text) => call("utils.decodeToBytes", "utf8", text),
    bytesToString: (bytes) => call("utils.text", [...bytes]),
  }),
  crypto: freeze({
    randomUUID: () => call("utils.randomUUID"),
    getRandomValues: (array) => {
      const bytes = call("utils.randomBytes", array.length);
      for (let index = 0; index < bytes.length; index++) array[index] = bytes[index];
      return array;
    },
    subtle: new RealProxy({}, {
      get: (own, name) => name === "digest"
        ? (algorithm, data) => call("utils.digest", algorithm, bytesOf(data))
        : refuse("utils.crypto.subtle." + String(name)),
    }),
  }),
}));
`,
  calls: {
    "utils.encode": (visit, [kind, value]) => bytesOf(visit, value).toString(encoding(kind)),
    "utils.decode": (visit, [kind, text]) => decoded(visit, kind, text).toString("utf8"),
    "utils.decodeToBytes": (visit, [kind, text]) => [...decoded(visit, kind, text)],
    "utils.text": (visit, [bytes]) => bytesOf(visit, bytes).toString("utf8"),
    "utils.randomUUID": ({ random }) => uuid(random(16)),
    "utils.randomBytes": (visit, [length]) => {
      const count = visit.number(length, "utils.crypto.getRandomValues");
      if (!Number.isSafeInteger(count) || count < 0 || count > 65_536)
        throw misused(visit.name, "utils.crypto.getRandomValues", "65536 numbers are the most");
      return [...visit.random(count)];
    },
    "utils.digest": (visit, [algorithm, data]) => {
      const name = isObject(algorithm) ? algorithm["name"] : algorithm;
      const hash = digests[visit.text(name, "utils.crypto.subtle.digest").toLowerCase()];
      if (hash === undefined)
        throw misused(
          visit.name,
          "utils.crypto.subtle.digest",
          "it knows SHA-1, SHA-256, SHA-384 and SHA-512",
        );
      return [...createHash(hash).update(bytesOf(visit, data)).digest()];
    },
  },
};

function encoding(kind: Json | undefined): "base64" | "base64url" | "utf8" {
  return kind === "base64" || kind === "base64url" ? kind : "utf8";
}

function decoded(visit: Visit, kind: Json | undefined, text: Json | undefined): Buffer {
  return Buffer.from(visit.text(text, "utils"), encoding(kind));
}

/** Java's bytes go from -128 to 127. */
function bytesOf(visit: Visit, value: Json | undefined): Buffer {
  if (typeof value === "string") return Buffer.from(value, "utf8");
  if (Array.isArray(value) && value.every((byte) => Number.isSafeInteger(byte)))
    return Buffer.from(value.map((byte) => Number(byte) & 0xff));
  throw misused(visit.name, "utils", "give a text or a list of bytes");
}

function uuid(bytes: Buffer): string {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join("-");
}
