import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from "@azure/msal-node";
import { JourneyError } from "../../errors.ts";
import { isObject } from "../../json.ts";
import { badAnswer } from "./read-token-answer.ts";
import type { HttpAnswer, Transport } from "./transport.ts";

/** The network of one question: it keeps what came back, or why nothing did, since the library would lose it. */
export class MsalNetwork implements INetworkModule {
  answer: HttpAnswer | undefined;
  failure: JourneyError | undefined;
  readonly #transport: Transport;
  readonly #signal: AbortSignal;

  constructor(transport: Transport, signal: AbortSignal) {
    this.#transport = transport;
    this.#signal = signal;
  }

  /** All metadata is given: a question sends the one POST and nothing else. */
  async sendGetRequestAsync<T>(): Promise<NetworkResponse<T>> {
    throw this.#fail(
      new JourneyError(
        "entra-client-fault",
        "@azure/msal-node wanted to discover an authority.",
        "Check the versions of @journeyc/runtime and @azure/msal-node; report it with this code.",
      ),
    );
  }

  async sendPostRequestAsync<T>(
    url: string,
    options?: NetworkRequestOptions,
  ): Promise<NetworkResponse<T>> {
    if (this.answer) throw this.#fail(badAnswer("a password was about to be sent twice"));
    try {
      const { body, headers, status } = await this.#post(url, options);
      const flat = Object.entries(headers).map(([name, value]) => [name, String(value)]);
      // The library reads what it knows from the object; our own reading checks it (`readTokenAnswer`).
      return {
        status,
        headers: Object.fromEntries(flat) as Record<string, string>,
        body: parse(body) as T,
      };
    } catch (error) {
      throw this.#fail(error instanceof JourneyError ? error : badAnswer("it cannot be read"));
    }
  }

  async #post(url: string, options: NetworkRequestOptions | undefined): Promise<HttpAnswer> {
    this.answer = await this.#transport.send({
      method: "POST",
      url,
      headers: withoutUserName(options?.headers ?? {}),
      body: options?.body ?? "",
      signal: this.#signal,
    });
    return this.answer;
  }

  #fail(error: JourneyError): JourneyError {
    // An answer that is no JSON is read from `answer`, with its status.
    if (!this.answer) this.failure ??= error;
    return error;
  }
}

/** A routing hint of Microsoft's that carries the user name, in a header that proxies log. */
function withoutUserName(headers: Readonly<Record<string, string>>): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => name.toLowerCase() !== "x-anchormailbox");
  return Object.fromEntries(kept);
}

function parse(body: string): unknown {
  const value: unknown = JSON.parse(body);
  if (isObject(value)) return value;
  throw badAnswer("its JSON is not an object");
}
