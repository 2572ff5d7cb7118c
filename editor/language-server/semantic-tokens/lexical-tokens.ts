import { endOf, lex, type Token, tokens as t } from "@journeyc/grammar";
import type { SourceFile } from "journeyc/analysis";
import { placedIn } from "../tree.ts";
import { role, type Role } from "./legend.ts";
import type { SemanticToken } from "./token.ts";

/** What the text shows without any knowledge, for editors that colour nothing by themselves. */
export function* lexicalTokens(source: SourceFile): Generator<SemanticToken> {
  const names = namesIn(source);
  const { tokens, comments } = lex(source.text);
  for (const token of comments) yield { span: spanOf(token), role: commentRole(token) };
  for (const [index, token] of tokens.entries()) {
    const isName = names.has(token.startOffset);
    const known = roleOf(token, isName, tokens[index - 1], tokens[index + 1]);
    if (known !== undefined) yield { span: spanOf(token), role: known };
  }
}

const spanOf = (token: Token): SemanticToken["span"] => ({
  start: token.startOffset,
  end: endOf(token),
});

function commentRole({ tokenType }: Token): Role {
  return tokenType === t.DocComment ? role("comment", "documentation") : role("comment");
}

/** Where names start: a keyword there is none. */
function namesIn(source: SourceFile): ReadonlySet<number> {
  const names = placedIn(source).filter(
    (part) => "text" in part && (!("kind" in part) || part.kind === "Outcome"),
  );
  return new Set(names.map(({ span }) => span.start));
}

function roleOf(
  token: Token,
  isName: boolean,
  before: Token | undefined,
  after: Token | undefined,
): Role | undefined {
  const { tokenType } = token;
  switch (tokenType) {
    case t.Text:
      return role("string");
    case t.NumberToken:
    case t.Duration:
      return role("number");
    case t.Environment:
      return role("parameter", "readonly");
    case t.ResourceName:
      return role("struct");
    case t.Arrow:
      return role("operator");
    case t.At:
      return role("decorator");
    default:
  }
  if (before?.tokenType === t.At) return role("decorator");
  if (!isName && t.keywords.includes(tokenType)) return role("keyword");
  const isKey = after?.tokenType === t.Colon && isName;
  return isKey ? role("property") : undefined;
}
