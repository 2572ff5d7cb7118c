/** Signs on at an `oidc-provider` with its own page, as a browser would. @returns the address that it sends back to */
export async function signOnThere(authorizeUrl: string, name: string): Promise<URL> {
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
    const action = /<form[^>]* action="([^"]*)"/.exec(await response.text())?.[1];
    if (action === undefined) throw new Error(`The provider answered ${response.status}.`);
    const body = new URLSearchParams({ prompt: "login", login: name, password: "any" });
    [address, init] = [new URL(action, issuer).href, { method: "POST", body }];
  }
}
