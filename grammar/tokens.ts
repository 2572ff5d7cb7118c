import { createToken, type CustomPatternMatcherFunc, Lexer, type TokenType } from "chevrotain";
import { quotes, scanBlockComment, type ScannedText, scanString } from "./scan-text.ts";

/**
 * Every terminal of the language, once. The order of `allTokens` is the order in which the lexer tries them.
 *
 * Keywords are contextual: each is also a `Name`, so that a node may be called `start` and an outcome `failure`.
 * Together the terminals match any text whatever: what has no meaning becomes a `Stray` token.
 */

/** Any token but a bracket: what recovery may skip one at a time. */
export const Plain = createToken({ name: "Plain", pattern: Lexer.NA });
/** A name or a string: what settings, members and wirings start with. */
export const Head = createToken({ name: "Head", pattern: Lexer.NA, categories: Plain });
/** A value of one token. */
export const Scalar = createToken({ name: "Scalar", pattern: Lexer.NA, categories: Plain });
/** `:` and what is written for it by mistake. */
export const ColonLike = createToken({ name: "ColonLike", pattern: Lexer.NA, categories: Plain });
/** `->` and what is written for it by mistake. */
export const ArrowLike = createToken({ name: "ArrowLike", pattern: Lexer.NA, categories: Plain });
/** `,` and what is written for it by mistake. */
export const CommaLike = createToken({ name: "CommaLike", pattern: Lexer.NA, categories: Plain });

export const categories: readonly TokenType[] = [
  Plain,
  Head,
  Scalar,
  ColonLike,
  ArrowLike,
  CommaLike,
];

export const Name = createToken({
  name: "Name",
  pattern: /[A-Za-z_][A-Za-z0-9_]*/,
  categories: [Head, Scalar],
});

function keyword(image: string): TokenType {
  return createToken({
    name: image.charAt(0).toUpperCase() + image.slice(1),
    label: `\`${image}\``,
    pattern: image,
    longer_alt: Name,
    categories: Name,
  });
}

export const Journey = keyword("journey");
export const Node = keyword("node");
export const Page = keyword("page");
export const Import = keyword("import");
export const From = keyword("from");
export const Connector = keyword("connector");
export const Resource = keyword("resource");
export const On = keyword("on");
export const Start = keyword("start");
export const Require = keyword("require");
export const Before = keyword("before");
export const After = keyword("after");
export const Else = keyword("else");
export const True = keyword("true");
export const False = keyword("false");
export const Null = keyword("null");

export const declarationKeywords: readonly TokenType[] = [Journey, Import, Connector, Resource];
export const memberKeywords: readonly TokenType[] = [Node, Page, Start, Require];
export const clauseKeywords: readonly TokenType[] = [From, On, Else, Before, After];
export const constantKeywords: readonly TokenType[] = [True, False, Null];
export const keywords: readonly TokenType[] = [
  ...declarationKeywords,
  ...memberKeywords,
  ...clauseKeywords,
  ...constantKeywords,
];

function scannedBy(
  scan: (text: string, offset: number) => ScannedText | undefined,
): CustomPatternMatcherFunc {
  return (text, offset) => {
    const scanned = scan(text, offset);
    return scanned === undefined ? null : [text.slice(offset, scanned.end)];
  };
}

/** A string in double quotes, a `"""` block, or (reported) a string in other quotes or without its end. */
export const Text = createToken({
  name: "Text",
  label: "a string",
  pattern: scannedBy(scanString),
  start_chars_hint: Object.keys(quotes),
  line_breaks: true,
  categories: [Head, Scalar],
});

/** `managed/alpha_user`, and deeper. */
export const ResourceName = createToken({
  name: "ResourceName",
  pattern: /[A-Za-z_][A-Za-z0-9_]*(?:\/[A-Za-z0-9_]+(?:-[A-Za-z0-9_]+)*)+/,
  categories: Scalar,
});
/** `env.NAME`, `secret.NAME` */
export const Environment = createToken({
  name: "Environment",
  pattern: /(?:env|secret)\.[A-Za-z_][A-Za-z0-9_]*/,
  categories: Scalar,
});
export const Duration = createToken({
  name: "Duration",
  pattern: /(?:0|[1-9][0-9]*)(?:ms|s|m|h|d)(?![\w.])/,
  categories: Scalar,
});
/** A number as JSON writes it. */
export const NumberToken = createToken({
  name: "Number",
  pattern: /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![\w.])/,
  categories: Scalar,
});
/** What starts like a number and is none. */
export const MalformedNumber = createToken({
  name: "MalformedNumber",
  pattern: /[+-]?\.?[0-9](?:[eE][+-][0-9]|[\w.])*/,
  categories: Scalar,
});
/** Stands for brackets that nest too deeply; made by the bracket pass, never by the lexer. */
export const TooDeep = createToken({ name: "TooDeep", pattern: Lexer.NA, categories: Scalar });

/** Ends the tokens of every text; made by the bracket pass. */
export const EndOfText = createToken({ name: "EndOfText", pattern: Lexer.NA });

export const LeftBrace = createToken({ name: "LeftBrace", label: "`{`", pattern: "{" });
export const RightBrace = createToken({ name: "RightBrace", label: "`}`", pattern: "}" });
export const LeftBracket = createToken({ name: "LeftBracket", label: "`[`", pattern: "[" });
export const RightBracket = createToken({ name: "RightBracket", label: "`]`", pattern: "]" });
export const LeftParenthesis = createToken({
  name: "LeftParenthesis",
  label: "`(`",
  pattern: "(",
  categories: Plain,
});
export const RightParenthesis = createToken({
  name: "RightParenthesis",
  label: "`)`",
  pattern: ")",
  categories: Plain,
});
export const At = createToken({ name: "At", label: "`@`", pattern: "@", categories: Plain });
export const Colon = createToken({
  name: "Colon",
  label: "`:`",
  pattern: ":",
  categories: ColonLike,
});
export const Arrow = createToken({
  name: "Arrow",
  label: "`->`",
  pattern: "->",
  categories: ArrowLike,
});
export const Comma = createToken({
  name: "Comma",
  label: "`,`",
  pattern: ",",
  categories: CommaLike,
});

/** `=>`, `-->`, `--`, `- >`, `→`: an arrow is meant. */
export const WrongArrow = createToken({
  name: "WrongArrow",
  pattern: /=+>|-{2,}>?|-[ \t]+>|~>|[\u2013\u2014]>?|[\u2192\u21D2\u27F6]/,
  categories: ArrowLike,
});
/** `=` and `:=`: a colon is meant. */
export const Equals = createToken({ name: "Equals", pattern: /:?=+/, categories: ColonLike });
export const Semicolon = createToken({ name: "Semicolon", pattern: ";", categories: CommaLike });

/** Between a node and its outcome: `check.false`. */
export const Dot = createToken({ name: "Dot", label: "`.`", pattern: ".", categories: Plain });

/** Invisible outside strings: controls, marks of direction, odd spaces, halves of surrogate pairs. */
export const Invisible = createToken({
  name: "Invisible",
  pattern:
    /(?:[\0-\x08\v\f\x0E-\x1F\x7F-\xA0\xAD\u034F\u061C\u115F\u1160\u1680\u17B4\u17B5\u180B-\u180F\u2000-\u200F\u2028-\u202F\u205F-\u206F\u3000\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|[\uDC00-\uDFFF])+/,
  line_breaks: true,
  group: "invisible",
});
/** Any other run of characters that means nothing here. */
export const Stray = createToken({
  name: "Stray",
  pattern: /[!#$%&*+\-/<>?\\^|~]|(?:[\xA1-\uD7FF\uE000-\uFFFF]|[\uD800-\uDBFF][\uDC00-\uDFFF])/,
  categories: Plain,
});

export const WhiteSpace = createToken({
  name: "WhiteSpace",
  pattern: /[ \t\r\n]+/,
  group: Lexer.SKIPPED,
});
/** Documentation: `///` and not `////`. */
export const DocComment = createToken({
  name: "DocComment",
  pattern: /\/\/\/(?!\/)[^\n\r]*/,
  group: "comments",
});
export const LineComment = createToken({
  name: "LineComment",
  pattern: /\/\/[^\n\r]*/,
  group: "comments",
});
export const BlockComment = createToken({
  name: "BlockComment",
  pattern: scannedBy(scanBlockComment),
  start_chars_hint: ["/"],
  line_breaks: true,
  group: "comments",
});

/** Every terminal, in the order in which the lexer tries them. */
export const allTokens: TokenType[] = [
  WhiteSpace,
  ResourceName,
  Environment,
  ...keywords,
  Name,
  Text,
  Duration,
  NumberToken,
  MalformedNumber,
  LeftBrace,
  RightBrace,
  LeftBracket,
  RightBracket,
  LeftParenthesis,
  RightParenthesis,
  At,
  Arrow,
  WrongArrow,
  Equals,
  Colon,
  Comma,
  Semicolon,
  Dot,
  DocComment,
  LineComment,
  BlockComment,
  Invisible,
  Stray,
];
