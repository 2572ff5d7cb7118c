import type { IncomingMessage } from "node:http";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { badAnswer } from "./read-token-answer.ts";

/** Entra's answers and keys have a few kilobytes. */
const longestBody = 1024 * 1024;

/**
 * Reads a body to its end, unpacked.
 * @throws {JourneyError} `entra-bad-answer` when it is longer than a mebibyte, or packed in another way than gzip
 */
export async function readBody(response: IncomingMessage): Promise<string> {
  const encoding = response.headers["content-encoding"] ?? "identity";
  const chunks: Buffer[] = [];
  const collect = async (source: AsyncIterable<Buffer>): Promise<void> => {
    let length = 0;
    for await (const chunk of source) {
      length += chunk.length;
      if (length > longestBody) throw badAnswer("its body is longer than 1 MiB");
      chunks.push(chunk);
    }
  };
  if (encoding === "identity") await pipeline(response, collect);
  else if (encoding === "gzip") await pipeline(response, createGunzip(), collect);
  else {
    response.destroy();
    throw badAnswer("its content encoding is not one that was asked for");
  }
  return Buffer.concat(chunks).toString("utf8");
}
