/** Pages of this machine, on whatever port a development server gives them. */
const developmentOrigins = ["localhost", "127.0.0.1", "[::1]"].flatMap((host) => [
  `http://${host}:*`,
  `https://${host}:*`,
]);

/** The origins in CORS_ORIGINS, separated by commas or blanks; without it, outside production, those of this machine. */
export function corsOrigins({ CORS_ORIGINS, NODE_ENV }: NodeJS.ProcessEnv): readonly string[] {
  if (CORS_ORIGINS !== undefined) return CORS_ORIGINS.split(/[\s,]+/).filter(Boolean);
  return NODE_ENV === "production" ? [] : developmentOrigins;
}
