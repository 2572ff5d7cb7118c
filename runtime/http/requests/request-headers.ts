/** The headers of a request: web-standard ones, or those of `node:http`, which Express and Fastify have, too. */
export interface WithHeaders {
  readonly headers: Headers | Readonly<Record<string, string | string[] | undefined>>;
}

/** Headers of either kind as web-standard ones. */
export function requestHeaders({ headers }: WithHeaders): Headers {
  if (isStandard(headers)) return headers;
  const standard = new Headers();
  for (const [name, values] of Object.entries(headers)) {
    // HTTP/2's `:path` and the like are no headers.
    if (values === undefined || name.startsWith(":")) continue;
    for (const value of [values].flat()) standard.append(name, value);
  }
  return standard;
}

/** Frameworks have `Headers` of their own class. A header named `get` is a text. */
function isStandard(headers: WithHeaders["headers"]): headers is Headers {
  return typeof headers.get === "function";
}
