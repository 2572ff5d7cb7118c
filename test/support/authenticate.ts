/** The body of a step, as far as the tests look at it. */
export interface Step {
  readonly authId: string;
  readonly callbacks: readonly {
    readonly type: string;
    readonly input?: readonly { readonly name: string; value: unknown }[];
  }[];
}

export interface Answered {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

type Fetch = (address: string, init: RequestInit) => Promise<Response>;

/** A client of the authenticate protocol that does nothing of its own accord. */
export class AuthenticateClient {
  readonly #url: string;
  readonly #fetch: Fetch;

  constructor(url: string, fetchWith: Fetch = fetch) {
    this.#url = `${url}/am/json/realms/root/realms/alpha/authenticate`;
    this.#fetch = fetchWith;
  }

  async #post(query: string, body: unknown): Promise<Answered> {
    const response = await this.#fetch(`${this.#url}${query}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "accept-api-version": "protocol=1.0,resource=2.1",
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  async start(journey: string): Promise<Step> {
    const query = new URLSearchParams({ authIndexType: "service", authIndexValue: journey });
    const { status, body } = await this.#post(`?${query}`, undefined);
    if (status !== 200) throw new Error(`The journey did not start: ${JSON.stringify(body)}`);
    // The authenticate protocol: a 200 to a start call is a step.
    return body as unknown as Step;
  }

  /** Submits a step with its inputs set, in order, to these values. */
  submit(step: Step, values: readonly unknown[]): Promise<Answered> {
    const inputs = step.callbacks.flatMap((callback) => callback.input ?? []);
    for (const [index, input] of inputs.entries())
      if (index < values.length) input.value = values[index];
    return this.#post("", step);
  }

  async signOn(journey: string, username: string, password: string): Promise<Answered> {
    return this.submit(await this.start(journey), [username, password]);
  }
}
