import type { Json } from "../json.ts";
import type { ScriptEncoding } from "../sidecar/layout.ts";

interface Codec {
  readonly decode: (value: Json) => string | undefined;
  readonly encode: (text: string) => Json;
}

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function fromBase64(value: Json): string | undefined {
  if (typeof value !== "string" || value === "" || !/^[A-Za-z0-9+/]+={0,2}$/.test(value))
    return undefined;
  try {
    return strict.decode(Buffer.from(value, "base64"));
  } catch {
    return undefined;
  }
}

function fromJson(value: Json): string | undefined {
  if (typeof value !== "string" || !value.startsWith('"')) return undefined;
  try {
    const text: unknown = JSON.parse(value);
    return typeof text === "string" ? text : undefined;
  } catch {
    return undefined;
  }
}

function isLines(value: Json): value is readonly string[] {
  return Array.isArray(value) && value.every((line) => typeof line === "string");
}

/** How the text of a script stands in a file: AM has base64, frodo lists of lines or a JSON text. */
const codecs: Readonly<Record<ScriptEncoding, Codec>> = {
  lines: {
    decode: (value) => (isLines(value) ? value.join("\n") : undefined),
    encode: (text) => text.split("\n"),
  },
  json: { decode: fromJson, encode: (text) => JSON.stringify(text) },
  base64: {
    decode: fromBase64,
    encode: (text) => Buffer.from(text, "utf8").toString("base64"),
  },
  text: {
    decode: (value) => (typeof value === "string" ? value : undefined),
    encode: (text) => text,
  },
};

/** The text of a script, and how it stands there; undefined where there is no text at all. */
export function decodeScript(
  value: Json,
): { readonly text: string; readonly encoding: ScriptEncoding } | undefined {
  for (const encoding of ["lines", "json", "base64", "text"] as const) {
    const text = codecs[encoding].decode(value);
    if (text !== undefined) return { text, encoding };
  }
  return undefined;
}

/** The inverse of `decodeScript`. */
export function encodeScript(text: string, encoding: ScriptEncoding): Json {
  return codecs[encoding].encode(text);
}
