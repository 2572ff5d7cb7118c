/**
 * The body of a request as UTF-8 text, read no further than the limit.
 * @returns undefined when the body is longer than `maximum` bytes
 * @throws TypeError when the bytes are not UTF-8; whatever reading a request that breaks off throws
 */
export async function readBody(request: Request, maximum: number): Promise<string | undefined> {
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
