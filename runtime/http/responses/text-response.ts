/** The texts of answers: who sends one under `node:http` need not take a stream apart for it. */
const texts = new WeakMap<Response, string>();

/** An answer whose body is a text. */
export function textResponse(text: string, init: ResponseInit): Response {
  const response = new Response(text, init);
  texts.set(response, text);
  return response;
}

/** The text of an answer that `textResponse` has made, and that nobody has read; undefined for others. */
export function textOf(response: Response): string | undefined {
  return response.bodyUsed ? undefined : texts.get(response);
}
