const word = /^=\?utf-8\?([bq])\?([!->@-~]*)\?=$/i;

/**
 * The text that a header's value stands for: headers are ASCII, and clients write other characters as encoded words of
 * RFC 2047, `=?UTF-8?B?…?=`. A value that holds anything else is taken as it is.
 */
export function decodeHeader(value: string): string {
  const decoded = value.split(/[ \t]+/).map(decodeWord);
  return decoded.every((text) => text !== undefined) ? decoded.join("") : value;
}

function decodeWord(text: string): string | undefined {
  const [, encoding, encoded] = word.exec(text) ?? [];
  if (encoding === undefined || encoded === undefined) return undefined;
  const bytes = encoding.toLowerCase() === "b" ? base64Bytes(encoded) : quotedBytes(encoded);
  try {
    return bytes && new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function base64Bytes(encoded: string): Uint8Array | undefined {
  const bytes = Buffer.from(encoded, "base64");
  return bytes.toString("base64") === encoded ? bytes : undefined;
}

function quotedBytes(encoded: string): Uint8Array | undefined {
  if (/=(?![\dA-F]{2})/i.test(encoded)) return undefined;
  const bytes = encoded
    .replaceAll("_", " ")
    .replaceAll(/=([\dA-F]{2})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1");
}
