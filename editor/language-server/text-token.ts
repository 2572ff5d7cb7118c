import { endOf, type Token } from "@journeyc/grammar";
import type { Span } from "journeyc/analysis";

/** What a string token holds between its quotes; up to its end when the closing ones are not there. */
export function textInside(token: Token): Span {
  const { image, startOffset } = token;
  const quotes = image.startsWith('"""') ? 3 : 1;
  const isClosed = image.length >= 2 * quotes && image.endsWith(image.slice(0, quotes));
  const end = endOf(token);
  return { start: startOffset + quotes, end: isClosed ? end - quotes : end };
}
