/** The bytes of a body are not UTF-8, or broke off. It is the client's mistake: nothing of ours is broken. */
export class UnreadableBody extends Error {}

/**
 * The body of a request as UTF-8 text, read no further than the limit.
 * @returns undefined when the body is longer than `maximum` bytes
 * @throws UnreadableBody
 */
export async function readBody(request: Request, maximum: number): Promise<string | undefined> {
  try {
    return await readText(request, maximum);
  } catch (cause) {
    throw new UnreadableBody("The body of a request could not be read.", { cause });
  }
}

async function readText(request: Request, maximum: number): Promise<string | undefined> {
  if (Number(request.headers.get("content-length") ?? 0) > maximum) return undefined;
  if (!request.body) return "";
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let bytes = 0;
  let text = "";
  for await (const chunk of request.body) {
    bytes += chunk.byteLength;
    if (bytes > maximum) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
