import { type Catalogue, wordsOf } from "journeyc/analysis";
import type { NodeManifest } from "@journeyc/grammar/manifest";

function lowerWords(text: string): readonly string[] {
  return wordsOf(text).map((word) => word.toLowerCase());
}

/** How much of two names is the same: of `checkPassword` and `PlatformPassword`, one word of three. */
function likeness(name: readonly string[], type: readonly string[]): number {
  const shared = type.filter((word) => name.includes(word)).length;
  return shared / (new Set([...name, ...type]).size || 1);
}

/** Names that share less are not of one thing. */
const least = 0.3;

/** The node types that a node of this name could be of, the likeliest first: they share words with it, the first if any. */
export function likelyTypes(
  { nodes }: Catalogue,
  name: string,
  most: number,
): readonly NodeManifest[] {
  const words = lowerWords(name);
  return [...nodes.values()]
    .filter(({ type }) => type !== "Page")
    .map((manifest) => {
      const type = lowerWords(manifest.type);
      return { manifest, likeness: likeness(words, type), begins: Number(type[0] === words[0]) };
    })
    .filter((one) => one.likeness >= least)
    .toSorted((one, other) => other.likeness - one.likeness || other.begins - one.begins)
    .slice(0, most)
    .map(({ manifest }) => manifest);
}
