import type { Span } from "journeyc/analysis";
import type { SemanticTokensBuilder } from "vscode-languageserver";
import { understand } from "../entities/at.ts";
import { positionAt } from "../positions.ts";
import type { Asked, Session } from "../session.ts";
import { entityTokens } from "./entity-tokens.ts";
import { layered, onLines } from "./layers.ts";
import { bitsOf, numberOf } from "./legend.ts";
import { lexicalTokens } from "./lexical-tokens.ts";
import type { SemanticToken } from "./token.ts";

/**
 * The tokens of a file, in the order of the text. An editor with a grammar of its own gets the names whose meaning is
 * known, and keeps its colours for the rest: escapes in texts, query filters. One without gets everything.
 */
export function semanticTokens(
  asked: Asked,
  { client, options }: Pick<Session, "client" | "options">,
): readonly SemanticToken[] {
  const { augmentsSyntaxTokens, multilineTokenSupport } = client.textDocument?.semanticTokens ?? {};
  const { source, lines } = asked;
  const names = [...entityTokens(understand(asked)?.occurrences ?? [], source.text)];
  const all =
    augmentsSyntaxTokens === true && options.syntaxTokens !== true
      ? names
      : [...layered(names, [...lexicalTokens(source)].toSorted(inText))];
  return multilineTokenSupport === true ? all : all.flatMap((token) => [...onLines(lines, token)]);
}

const inText = (a: SemanticToken, b: SemanticToken): number => a.span.start - b.span.start;

/** Writes tokens as the protocol has them; of a part of the file, those that touch it. */
export function encode(
  builder: SemanticTokensBuilder,
  { lines }: Asked,
  tokens: readonly SemanticToken[],
  part: Span = { start: 0, end: lines.text.length },
): void {
  for (const { span, role } of tokens) {
    if (span.end <= part.start || span.start >= part.end) continue;
    const { line, character } = positionAt(lines, span.start);
    builder.push(line, character, span.end - span.start, numberOf(role), bitsOf(role));
  }
}
