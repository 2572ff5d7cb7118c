import type { JsonObject } from "../json.ts";
import type { Callback } from "../machine/callbacks.ts";
import { callbackOf } from "./callback-of.ts";

export interface IdentityProvider {
  readonly provider: string;
  /** How its button looks; AM's names, all of them texts. */
  readonly uiConfig?: Readonly<Record<string, string>>;
}

/** `SelectIdPCallback`: where to sign on. Output `providers`, `value`, input a provider's name. */
export function selectIdPCallback(providers: readonly IdentityProvider[]): Callback {
  const listed = providers.map(({ provider, uiConfig }): JsonObject => ({
    provider,
    ...(uiConfig ? { uiConfig } : {}),
  }));
  return callbackOf("SelectIdPCallback", { providers: listed, value: "" }, { "": "" });
}
