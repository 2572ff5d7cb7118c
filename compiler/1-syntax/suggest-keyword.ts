import { tokens as t } from "@journeyc/grammar";
import { distance } from "fastest-levenshtein";

const keywords = [...t.declarationKeywords, ...t.memberKeywords].map(({ PATTERN }) =>
  String(PATTERN),
);

/** *Did you mean* for a word that stands where a keyword is expected. */
export function suggestKeyword(found: string): readonly string[] {
  const word = /^`(\w{2,12})`$/.exec(found)?.[1]?.toLowerCase();
  if (word === undefined) return [];
  const near = keywords.filter((keyword) => keyword !== word && distance(keyword, word) <= 2);
  return near.map((keyword) => `Did you mean \`${keyword}\`?`);
}
