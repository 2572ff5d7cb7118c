import type { Journeys } from "@journeyc/runtime";

const usualOrigin = "https://id.example.com";

export interface Visit {
  readonly response: Response;
  readonly text: string;
}

/** A browser as far as the sign-on page can tell: it keeps cookies and fills the form that it was shown. */
export class Browser {
  readonly cookies = new Map<string, string>();
  authId = "";
  readonly #journeys: Journeys;
  readonly #origin: string;
  #address = "";

  constructor(journeys: Journeys, origin = usualOrigin) {
    this.#journeys = journeys;
    this.#origin = origin;
  }

  /** An address that another site has sent it to. */
  visit(address: string): Promise<Visit> {
    return this.#visit(address, {});
  }

  /** A form that the page of another site posts: without cookies, as ours are `SameSite=Lax`; then on to where it leads. */
  async postFromElsewhere(address: string, form: URLSearchParams): Promise<Visit> {
    const { response } = await this.#visit(
      address,
      {
        method: "POST",
        body: form.toString(),
        headers: {
          "content-type": "application/x-www-form-urlencoded",
          "sec-fetch-site": "cross-site",
          origin: "https://accounts.example",
        },
      },
      false,
    );
    return this.follow(response);
  }

  open(journey: string, more = ""): Promise<Visit> {
    const name = encodeURIComponent(journey);
    return this.#visit(
      `/am/XUI/?realm=/alpha&authIndexType=service&authIndexValue=${name}${more}`,
      {},
    );
  }

  follow(response: Response): Promise<Visit> {
    return this.#visit(response.headers.get("location") ?? "", {});
  }

  submit(
    fields: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Visit> {
    const body = new URLSearchParams({ authId: this.authId, ...fields }).toString();
    const type = { "content-type": "application/x-www-form-urlencoded", ...headers };
    return this.#visit(this.#address, { method: "POST", body, headers: type });
  }

  async #visit(address: string, init: RequestInit, withCookies = true): Promise<Visit> {
    const headers = new Headers(init.headers);
    if (withCookies)
      headers.set(
        "cookie",
        [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
      );
    const response = await this.#journeys.handler(
      new Request(new URL(address, this.#origin), { ...init, headers }),
    );
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
    const text = await response.text();
    this.authId = /name="authId" value="([^"]*)"/.exec(text)?.[1] ?? this.authId;
    this.#address =
      /<form method="post" action="([^"]*)"/.exec(text)?.[1]?.replaceAll("&amp;", "&") ??
      this.#address;
    return { response, text };
  }

  #keep(cookie: string): void {
    const [pair = ""] = cookie.split(";");
    const at = pair.indexOf("=");
    if (cookie.includes("Max-Age=0")) this.cookies.delete(pair.slice(0, at));
    else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}
