import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json } from "../../compiler/interop/json.ts";
import { decodeScript, encodeScript } from "../../compiler/interop/scripts/encoding.ts";

const base64 = (text: string): string => Buffer.from(text, "utf8").toString("base64");

describe("the text of a script", () => {
  test.each<[string, Json, string | undefined, string | undefined]>([
    ["lines", ["a", "b"], "a\nb", "lines"],
    ["no lines", [], "", "lines"],
    ["lines with CRLF", ["a\r", "b"], "a\r\nb", "lines"],
    ["JSON text", '"a\\nb"', "a\nb", "json"],
    ["base64", base64("outcome = 'true';"), "outcome = 'true';", "base64"],
    ["base64 with a byte-order mark", base64("\uFEFFx"), "\uFEFFx", "base64"],
    ["plain text", "outcome = 'true';", "outcome = 'true';", "text"],
    ["base64 of what is no UTF-8", "/w==", "/w==", "text"],
    ["nothing", null, undefined, undefined],
    ["a number", 7, undefined, undefined],
    ["lines that are none", ["a", 1], undefined, undefined],
    ["an object", { file: "x.js" }, undefined, undefined],
  ])("%s", (_, value, text, encoding) => {
    expect(decodeScript(value)).toEqual(text === undefined ? undefined : { text, encoding });
  });
});

const inFiles = fc.oneof(
  fc.array(fc.string()),
  fc.string().map((text) => JSON.stringify(text)),
  fc.string().map(base64),
  fc.string(),
  fc.constantFrom("", "AAAA", "QQ", "QR==", "abcd", "abc", '"', '"\\u0041"', '"a" ', "'a'"),
);

test("comes back as it stood, or the layout must say the difference", () => {
  fc.assert(
    fc.property(inFiles, (value) => {
      const decoded = decodeScript(value);
      if (decoded === undefined) return;
      const again = decodeScript(encodeScript(decoded.text, decoded.encoding));
      // The text that a file has is kept, however it stood.
      expect(again?.text ?? decoded.text).toBe(decoded.text);
    }),
    { numRuns: 1_000 },
  );
});

test("a text that is changed in its file is encoded as before", () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.constantFrom("lines", "json", "base64", "text"),
      (text, encoding) => {
        const value = encodeScript(text, encoding);
        // Some short texts are base64, too: then the layout knows which it was.
        if (encoding === "lines" || encoding === "json") {
          expect(decodeScript(value)).toEqual({ text, encoding });
        }
      },
    ),
  );
});
