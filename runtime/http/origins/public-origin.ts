import type { HttpSettings } from "../http-settings.ts";

/**
 * The origin under which clients know the app. Anybody can write a `Host` header: where the app names its origins,
 * one of these is the answer, and in production there is no other.
 * @returns undefined when only the `Host` header tells it, and that is not to be believed
 */
export function publicOrigin(
  { origin }: URL,
  { origins, production }: Pick<HttpSettings, "origins" | "production">,
): string | undefined {
  if (origins.includes(origin)) return origin;
  return origins[0] ?? (production ? undefined : origin);
}
