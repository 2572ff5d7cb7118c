/** What the session says by itself. A journey must not say it otherwise. */
export const reservedProperties: ReadonlySet<string> = new Set([
  "AuthLevel",
  "AuthType",
  "Host",
  "HostName",
  "Locale",
  "Organization",
  "Principal",
  "Principals",
  "Service",
  "UserId",
  "UserToken",
]);
