/** Pages of this machine, on whatever port a development server gives them. */
const developmentOrigins = ["http://localhost:*", "http://127.0.0.1:*", "http://[::1]:*"];

/** The origins in CORS_ORIGINS, separated by commas or blanks; without it, outside production, those of this machine. */
export function corsOrigins({ CORS_ORIGINS, NODE_ENV }: NodeJS.ProcessEnv): readonly string[] {
  if (CORS_ORIGINS !== undefined) return CORS_ORIGINS.split(/[\s,]+/).filter(Boolean);
  return NODE_ENV === "production" ? [] : developmentOrigins;
}
