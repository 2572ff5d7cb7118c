import { Agent, request, type IncomingMessage } from "node:http";

/** An answer as it stood on the wire, without `Date`. */
export interface RawAnswer {
  readonly status: number;
  /** Name and value, in the order and the spelling in which they came. */
  readonly headers: readonly string[];
  readonly body: string;
  /** From the first byte sent to the last one read. */
  readonly milliseconds: number;
}

/** One kept-alive connection to a server of this machine. */
export class RawClient {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
  }

  async post(
    path: string,
    body: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<RawAnswer> {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const sent = {
      "content-type": "application/json",
      "accept-api-version": "protocol=1.0,resource=2.1",
      "content-length": String(Buffer.byteLength(text)),
      ...headers,
    };
    return this.#send("POST", path, sent, text);
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<RawAnswer> {
    return this.#send("GET", path, headers);
  }

  close(): void {
    this.#agent.destroy();
  }

  async #send(
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    text?: string,
  ): Promise<RawAnswer> {
    const began = performance.now();
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    request(new URL(path, this.#origin), { agent: this.#agent, method, headers })
      .once("response", resolve)
      .once("error", reject)
      .end(text);
    const response = await promise;
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    const milliseconds = performance.now() - began;
    return {
      status: response.statusCode ?? 0,
      headers: pairs(response.rawHeaders).filter((line) => !/^date: /i.test(line)),
      body: Buffer.concat(chunks).toString("utf8"),
      milliseconds,
    };
  }
}

function pairs(raw: readonly string[]): readonly string[] {
  return raw.flatMap((name, index) => (index % 2 === 0 ? [`${name}: ${raw[index + 1]}`] : []));
}
