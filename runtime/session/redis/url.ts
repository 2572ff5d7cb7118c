import { JourneyError } from "../../errors.ts";

/**
 * Whether a `redis://` or `rediss://` URL can be used, and the URL itself.
 * @throws JourneyError `redis-url-invalid`, which never quotes the URL: there is a password in it
 */
export function readRedisUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^rediss?:$/.test(url.protocol)) throw invalid("it is no redis:// or rediss:// URL");
  if (url.hostname === "") throw invalid("it names no host");
  if (!/^(?:\/\d*)?$/.test(url.pathname)) throw invalid("its path is no number of a database");
  if (url.search !== "") throw invalid("it has parameters, and none are known");
  return url.href;
}

function invalid(why: string): JourneyError {
  return new JourneyError(
    "redis-url-invalid",
    `The URL of Redis cannot be used: ${why}.`,
    "Write rediss://user:password@host:6379, or redis:// without TLS in a network that you trust; pass a client of your own for everything else.",
  );
}
