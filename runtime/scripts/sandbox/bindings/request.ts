import type { Binding } from "../binding.ts";

/**
 * `requestHeaders`, `requestCookies`, `requestParameters`, `existingSession`. Anybody can send anything: none of it
 * proves who the user is, but the session.
 */
export const binding: Binding = {
  inside: `
define("requestHeaders", lookup((name) => {
  const value = call("header", name);
  return value === null ? null : list([value]);
}));
define("requestCookies", lookup((name) => call("cookie", name)));
define("requestParameters", lookup((name) => {
  const value = call("parameter", name);
  return value === null ? null : list([value]);
}));
atStart("session", (session) => {
  if (session !== null) define("existingSession", map(session));
});
`,
  starts: {
    session({ occasion: { session } }) {
      if (!session) return undefined;
      const { userName, userId, realm, journey, properties = {} } = session;
      const own = { UserToken: userName, UserId: userId, Organization: realm, Service: journey };
      return { ...properties, ...own };
    },
  },
  calls: {
    header: (visit, [name]) => {
      const text = visit.text(name, "requestHeaders");
      return isHeaderName(text) ? visit.occasion.context.request.header(text) : undefined;
    },
    parameter: (visit, [name]) => {
      const value = visit.occasion.context.request.parameter(visit.text(name, "requestParameters"));
      // Some addresses hold tokens and codes; what is short is a switch or a name.
      if (value !== undefined && value.length >= 8) visit.secrets.add(value);
      return value;
    },
    cookie: (visit, [name]) => {
      const value = visit.occasion.context.request.cookie(visit.text(name, "requestCookies"));
      visit.secrets.add(value);
      return value;
    },
  },
};

function isHeaderName(text: string): boolean {
  return /^[!#$%&'*+.^_`|~0-9a-z-]+$/i.test(text);
}
