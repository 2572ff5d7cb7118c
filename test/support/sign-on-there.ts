/** What a provider lets the browser post. */
export interface Posted {
  readonly address: URL;
  readonly form: URLSearchParams;
}

/** Signs on at an `oidc-provider` with its own page, as a browser would. @returns the address that it sends back to */
export async function signOnThere(authorizeUrl: string, name: string): Promise<URL> {
  const back = await signOn(authorizeUrl, name);
  if (!(back instanceof URL)) throw new Error("The provider wants its answer posted.");
  return back;
}

/** The same with `response_mode=form_post`. */
export async function signOnToPost(authorizeUrl: string, name: string): Promise<Posted> {
  const back = await signOn(authorizeUrl, name);
  if (back instanceof URL) throw new Error("The provider sends its answer in an address.");
  return back;
}

async function signOn(authorizeUrl: string, name: string): Promise<URL | Posted> {
  const cookies = new Map<string, string>();
  const issuer = new URL(authorizeUrl).origin;
  let [address, init]: [string, RequestInit] = [authorizeUrl, {}];
  for (;;) {
    const cookie = [...cookies].map(([key, value]) => `${key}=${value}`).join("; ");
    const response = await fetch(address, { ...init, redirect: "manual", headers: { cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [, key = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(key, value);
    }
    const location = response.headers.get("location");
    if (location !== null) {
      const next = new URL(location, issuer);
      if (next.origin !== issuer) return next;
      [address, init] = [next.href, {}];
      continue;
    }
    const text = await response.text();
    const action = /<form[^>]* action="([^"]*)"/.exec(text)?.[1];
    if (action === undefined) throw new Error(`The provider answered ${response.status}.`);
    const target = new URL(action, issuer);
    if (target.origin !== issuer) return { address: target, form: hiddenFields(text) };
    const body = new URLSearchParams({ prompt: "login", login: name, password: "any" });
    [address, init] = [target.href, { method: "POST", body }];
  }
}

function hiddenFields(page: string): URLSearchParams {
  const fields = page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g);
  const form = new URLSearchParams();
  for (const [, key = "", value = ""] of fields) form.set(key, value.replaceAll("&amp;", "&"));
  return form;
}
