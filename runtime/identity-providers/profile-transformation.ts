import type { JsonObject } from "../json.ts";
import type { ProviderProfile } from "./identity-provider.ts";

/**
 * Makes collected attributes of what a provider says of a user: the function of a `script` of Social Provider Handler.
 * Whatever it answers, it links nobody: links are made of provider and subject.
 */
export type ProfileTransformation = (
  profile: ProviderProfile & { readonly provider: string },
) => JsonObject | Promise<JsonObject>;
