import { redirectCallback } from "../../callbacks/redirect-callback.ts";
import { JourneyError } from "../../errors.ts";
import type {
  IdentityProvider,
  ProviderVerdict,
} from "../../identity-providers/identity-provider.ts";
import { isObject } from "../../json.ts";
import { ask, take, type NodeContext, type NodeResult } from "../../machine/node-type.ts";
import type { SettingsReader } from "../../machine/read-settings.ts";
import {
  nativeUnsupported,
  noProviderChosen,
  otherProvider,
  redirectUriUnknown,
  signOnCancelled,
  unknownProvider,
} from "./failures.ts";
import type { SocialSettings } from "./manifest.ts";
import { signedOnElsewhere, type Proved } from "./signed-on-elsewhere.ts";

type Outcome = "accountExists" | "noAccount";

/** What an answer may bring along. */
const parameters = ["code", "state", "iss", "error", "user"] as const;

/**
 * Shows the browser to the chosen provider, and looks at what it comes back with.
 * @param interrupted the outcome for a user who comes back without having signed on; undefined where there is none
 */
export async function signOnElsewhere<Interrupted extends string>(
  context: NodeContext<SocialSettings>,
  settings: SettingsReader,
  interrupted: Interrupted | undefined,
): Promise<NodeResult<Outcome | Interrupted>> {
  if (settings.text("clientType") !== "BROWSER") throw nativeUnsupported();
  const name = context.state.get("selectedIdp");
  if (typeof name !== "string") throw noProviderChosen();
  const provider = context.identityProviders.get(name);
  if (!provider) throw unknownProvider(name);
  try {
    const verdict = context.answers && (await cameBack(context, name, provider));
    if (verdict?.kind === "proved") {
      const proved: Proved = { name, ...verdict };
      return await signedOnElsewhere(context, settings, proved);
    }
    if (verdict === undefined && (context.answers === undefined || interrupted === undefined))
      return await leave(context, name, provider);
    if (interrupted === undefined) throw signOnCancelled();
    return take(interrupted);
  } catch (thrown) {
    if (interrupted === undefined || !isLate(thrown) || !settings.flag("detectConnectionTimeOut"))
      throw thrown;
    const { code, message: reason, fix } = thrown;
    context.log.warn({ code, reason, fix }, "An identity provider could not be asked.");
    return take(interrupted);
  }
}

function isLate(thrown: unknown): thrown is JourneyError {
  return thrown instanceof JourneyError && thrown.code === "identity-provider-unavailable";
}

async function leave(
  context: NodeContext<SocialSettings>,
  name: string,
  provider: IdentityProvider,
): Promise<NodeResult<never>> {
  const redirectUri = returnAddress(context, name, provider);
  if (redirectUri === undefined) throw redirectUriUnknown(name);
  const { url, state, memory } = await provider.begin({ redirectUri, signal: context.signal });
  return ask([redirectCallback({ url, trackingCookie: true })], {
    memory: { name, redirectUri, state, provider: memory },
  });
}

/** Where providers do not say who answers, the address does: none can pass another one's answer off as its own. */
function returnAddress(
  { request: { returnUrl } }: NodeContext<SocialSettings>,
  name: string,
  { ownReturn, redirectUri }: IdentityProvider,
): string | undefined {
  if (returnUrl === undefined) return redirectUri;
  return ownReturn === true ? `${returnUrl}/${encodeURIComponent(name)}` : returnUrl;
}

/** Undefined: with nothing that could be an answer, as with the browser's back button. */
async function cameBack(
  context: NodeContext<SocialSettings>,
  name: string,
  provider: IdentityProvider,
): Promise<ProviderVerdict | undefined> {
  const { memory, request, signal } = context;
  const sent = Object.fromEntries(
    parameters.flatMap((parameter) => {
      const value = request.parameter(parameter);
      return value === undefined ? [] : [[parameter, value] as const];
    }),
  );
  if (sent["code"] === undefined && sent["error"] === undefined) return undefined;
  const { redirectUri, state, name: asked, provider: own } = isObject(memory) ? memory : {};
  if (asked !== name || typeof redirectUri !== "string" || typeof state !== "string")
    throw otherProvider();
  if (request.returnedTo !== undefined && request.returnedTo !== redirectUri) throw otherProvider();
  return provider.finish({ redirectUri, state, memory: own ?? null, parameters: sent, signal });
}
