/** What a provider gave, by its names in OAuth. */
export function tokensOf(
  tokens: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  const names = ["access_token", "refresh_token", "id_token"];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = tokens[name];
      return typeof value === "string" ? [[name, value]] : [];
    }),
  );
}
