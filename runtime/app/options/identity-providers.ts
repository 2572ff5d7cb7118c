import type { IdentityProvider } from "../../identity-providers/identity-provider.ts";
import { isObject } from "../../json.ts";
import type { Mistake } from "../../machine/link.ts";
import { checkNeed, type KnownJourneys } from "./needs.ts";
import type { Shapes } from "./shape.ts";
import { wrongOption } from "./wrong-option.ts";

export interface IdentityProviderOptions {
  /**
   * Where users may sign on instead of here, in the order in which they are offered. Needed where a journey asks for
   * that. A name is stored with each user who is linked to the provider: it stands for one issuer for ever.
   */
  readonly identityProviders?: Readonly<Record<string, IdentityProvider>>;
}

const isProvider = (value: unknown): boolean =>
  isObject(value) &&
  typeof value["issuer"] === "string" &&
  ["begin", "finish"].every((name) => typeof (value[name] as unknown) === "function");

export const identityProviderShapes: Shapes<IdentityProviderOptions> = {
  identityProviders: {
    wanted:
      "an object with an identity provider for each name: `{ google: openIdProvider({ … }) }`",
    is: (value) => isObject(value) && Object.values(value).every(isProvider),
  },
};

/** Whether there is one for the nodes that need one, and their names can be told apart in what is stored. */
export function checkIdentityProviders(
  { identityProviders }: IdentityProviderOptions,
  known: KnownJourneys,
): readonly Mistake[] {
  const names = Object.keys(identityProviders ?? {});
  const provided = names.length === 0 ? undefined : identityProviders;
  const missing = checkNeed("identityProviders", provided, known, (nodes) => ({
    code: "identity-providers-missing",
    message: `The app has no identity providers, which is where ${nodes} signs users on.`,
    fix: "Pass `identityProviders: { NAME: openIdProvider({ issuer, clientId }) }`.",
  }));
  return [...missing, ...names.flatMap((name) => wrongName(name, names))];
}

/**
 * Whether the browser finds back from each provider. In production nobody believes the `Host` header, of which the address
 * would be made elsewhere: without one every sign-on at a provider would end in an error.
 */
export function checkWayBack(
  {
    identityProviders = {},
    origins = [],
  }: IdentityProviderOptions & { readonly origins?: readonly string[] },
  known: KnownJourneys,
  production: boolean,
): readonly Mistake[] {
  const lost = Object.entries(identityProviders).filter(
    ([, { redirectUri }]) => redirectUri === undefined,
  );
  const provided = production && origins.length === 0 && lost.length > 0 ? undefined : true;
  const names = lost.map(([name]) => `\`${name}\``).join(", ");
  return checkNeed("identityProviders", provided, known, (nodes) => ({
    code: "origins-missing",
    message: `The app does not say under which address browsers come back from ${names}, where ${nodes} signs users on.`,
    fix: 'Pass `origins: ["https://id.example.com"]`, or `redirectUri` to each provider where only clients with pages of their own sign on.',
  }));
}

/** `a-b-1` would be subject `1` at `a-b`, and subject `b-1` at `a`. */
function wrongName(name: string, names: readonly string[]): readonly Mistake[] {
  const option = `identityProviders.${name}`;
  if (!/^[\w.-](?:[\w. -]{0,62}[\w.-])?$/.test(name) || name === "localAuthentication")
    return [
      wrongOption(
        option,
        "Give it a short name of letters, digits, `_`, `.`, `-` and blanks between them.",
      ),
    ];
  const shorter = names.find((other) => name.startsWith(`${other}-`));
  return shorter === undefined
    ? []
    : [wrongOption(option, `Give it a name that does not begin with \`${shorter}-\`.`)];
}
