import type { ClientRequest } from "../../../../runtime/machine/client-request.ts";
import type { SessionUser } from "../../../../runtime/machine/session-user.ts";

/** A request that has sent just this. */
export function clientRequest({
  headers = {},
  cookies = {},
  parameters = {},
  returnUrl,
  address,
  origin,
  session,
}: {
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: Readonly<Record<string, string>>;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly returnUrl?: string;
  readonly address?: string;
  readonly origin?: string;
  readonly session?: SessionUser;
}): ClientRequest {
  const sent = new Headers(headers);
  const asked = new Map(Object.entries(parameters));
  const kept = new Map(Object.entries(cookies));
  return {
    header: (name) => sent.get(name) ?? undefined,
    cookie: (name) => kept.get(name),
    parameter: (name) => asked.get(name),
    returnUrl,
    address,
    origin,
    session: async () => session,
  };
}
