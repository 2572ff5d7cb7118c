/**
 * The text for the user's languages: the first that matches exactly or by its primary subtag (RFC 4647 lookup),
 * else `en`, else the first there is.
 * @param languages the preferred one first
 */
export function localize(
  texts: Readonly<Record<string, string>> | undefined,
  languages: readonly string[],
): string | undefined {
  if (!texts) return undefined;
  const byTag = new Map(Object.entries(texts).map(([tag, text]) => [normal(tag), text]));
  for (const language of languages) {
    for (
      let tag = normal(language);
      tag !== "";
      tag = tag.slice(0, Math.max(0, tag.lastIndexOf("-")))
    ) {
      const text = byTag.get(tag);
      if (text !== undefined) return text;
    }
  }
  return byTag.get("en") ?? byTag.values().next().value;
}

/** Which of these tags the text for the user's languages has. */
export function preferredTag(
  tags: readonly string[],
  languages: readonly string[],
): string | undefined {
  return localize(Object.fromEntries(tags.map((tag) => [tag, tag])), languages);
}

/** `en_US` and `en-us` are the same tag. */
function normal(tag: string): string {
  return tag.replaceAll("_", "-").toLowerCase();
}
