import type { Journeys } from "@journeyc/runtime";
import { post, type Reply, type Wire } from "../runtime/http/support/client.ts";

/** What a browser is shown, or how its run has ended. */
export type Shown =
  | { readonly kind: "step"; readonly body: object; readonly callbacks: readonly Wire[] }
  | { readonly kind: "suspended" }
  | { readonly kind: "signedOn" }
  | { readonly kind: "ended" };

/** What is sent along with a request. */
export interface Sent {
  readonly headers?: Readonly<Record<string, string>>;
  /** What the browser has come back with from elsewhere. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** A client of the authenticate protocol that keeps its cookies. */
export class Browser {
  readonly #journeys: Journeys;
  readonly #cookies = new Map<string, string>();

  constructor(journeys: Journeys) {
    this.#journeys = journeys;
  }

  get headers(): Readonly<Record<string, string>> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return cookie === "" ? {} : { cookie };
  }

  get hasCookies(): boolean {
    return this.#cookies.size > 0;
  }

  /** A cookie that somebody has written. */
  keep(name: string, value: string): void {
    if (!this.#cookies.has(name)) this.#cookies.set(name, value);
  }

  /** Asks for the credentials also where there is a session already. */
  start(journey: string, sent: Sent = {}): Promise<Shown> {
    const wanted = { authIndexType: "service", authIndexValue: journey, ForceAuth: "true" };
    return this.#post(wanted, undefined, sent);
  }

  submit(body: object, sent: Sent = {}): Promise<Shown> {
    return this.#post({}, body, sent);
  }

  follow(link: string, sent: Sent = {}): Promise<Shown> {
    return this.#post(
      { suspendedId: new URL(link).searchParams.get("suspendedId") ?? "" },
      {},
      sent,
    );
  }

  async #post(
    query: Readonly<Record<string, string>>,
    body: object | undefined,
    { headers = {}, parameters = {} }: Sent,
  ): Promise<Shown> {
    const path = `authenticate?${new URLSearchParams({ ...query, ...parameters }).toString()}`;
    const reply = await post(this.#journeys, path, body, { ...this.headers, ...headers });
    for (const cookie of reply.headers.getSetCookie()) this.#take(cookie);
    return shown(reply);
  }

  #take(cookie: string): void {
    const [pair = ""] = cookie.split(";");
    const at = pair.indexOf("=");
    if (cookie.includes("Max-Age=0")) this.#cookies.delete(pair.slice(0, at));
    else this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

function shown({ status, body }: Reply): Shown {
  if (status !== 200) return { kind: "ended" };
  const { callbacks } = body;
  if (callbacks === undefined) return { kind: "signedOn" };
  if (callbacks.some(({ type }) => type === "SuspendedTextOutputCallback"))
    return { kind: "suspended" };
  return { kind: "step", body, callbacks };
}
