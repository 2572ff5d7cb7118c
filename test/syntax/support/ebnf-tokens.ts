import { type Expression, type Grammar, isSyntax, isToken, partsOf, ruleOf } from "./ebnf.ts";

/** A piece of text, with every token rule and literal of the grammar that matches it. */
export interface EbnfToken {
  readonly image: string;
  readonly kinds: ReadonlySet<string>;
}

/** A text as the grammar splits it: what counts, and what stands before each of it and after the last. */
export interface EbnfTokens {
  readonly tokens: readonly EbnfToken[];
  readonly gaps: readonly (readonly EbnfToken[])[];
}

const quoted = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
const character = (code: number): string => `\\u{${code.toString(16)}}`;

/** The regular expression of a token rule. */
function pattern(expression: Expression, grammar: Grammar): string {
  switch (expression.kind) {
    case "literal":
      return quoted(expression.text);
    case "class": {
      const ranges = expression.ranges.map(([from, to]) => `${character(from)}-${character(to)}`);
      return `[${expression.negated ? "^" : ""}${ranges.join("")}]`;
    }
    case "reference":
      return `(?:${pattern(ruleOf(grammar, expression.name), grammar)})`;
    case "sequence":
      return expression.items.map((item) => `(?:${pattern(item, grammar)})`).join("");
    case "choice":
      return expression.items.map((item) => `(?:${pattern(item, grammar)})`).join("|");
    case "repeat": {
      const sign = expression.many ? (expression.least === 0 ? "*" : "+") : "?";
      return `(?:${pattern(expression.item, grammar)})${sign}`;
    }
    case "except":
      throw new Error("EBNF: a token cannot exclude");
  }
}

/** The literals that the syntax uses: keywords and punctuation. */
export function literalsOf(grammar: Grammar): ReadonlySet<string> {
  const rules = [...grammar].filter(([name]) => isSyntax(name));
  const parts = rules.flatMap(([, rule]) => [...partsOf(rule)]);
  return new Set(parts.flatMap((part) => (part.kind === "literal" ? [part.text] : [])));
}

/** The tokens that rules about gaps are made of. */
function gapTokens(grammar: Grammar, rule: string, found = new Set<string>()): Set<string> {
  for (const part of partsOf(ruleOf(grammar, rule))) {
    if (part.kind !== "reference") continue;
    if (isToken(part.name)) found.add(part.name);
    else gapTokens(grammar, part.name, found);
  }
  return found;
}

/** Splits texts as the grammar says: from the start on, each token as long as possible. */
export class EbnfLexer {
  private readonly patterns: ReadonlyMap<string, RegExp>;
  private readonly literals: ReadonlySet<string>;
  private readonly gapKinds: ReadonlySet<string>;

  constructor(grammar: Grammar) {
    this.literals = literalsOf(grammar);
    this.gapKinds = gapTokens(grammar, "LastGap");
    const rules = [...grammar].filter(([name]) => isToken(name));
    this.patterns = new Map(
      rules.map(([name, rule]) => [name, new RegExp(pattern(rule, grammar), "uy")]),
    );
  }

  /** Undefined when a character starts no token. */
  split(text: string): EbnfTokens | undefined {
    const tokens: EbnfToken[] = [];
    const gaps: EbnfToken[][] = [[]];
    for (let at = 0; at < text.length;) {
      const token = this.longest(text, at);
      if (token === undefined) return undefined;
      at += token.image.length;
      if ([...token.kinds].some((kind) => this.gapKinds.has(kind))) gaps.at(-1)?.push(token);
      else {
        tokens.push(token);
        gaps.push([]);
      }
    }
    return { tokens, gaps };
  }

  private longest(text: string, at: number): EbnfToken | undefined {
    let image = "";
    let kinds = new Set<string>();
    const offer = (kind: string, match: string): void => {
      if (match.length > image.length) kinds = new Set();
      if (match.length < image.length || match === "") return;
      image = match;
      kinds.add(kind);
    };
    for (const [kind, regex] of this.patterns) {
      regex.lastIndex = at;
      offer(kind, regex.exec(text)?.[0] ?? "");
    }
    for (const literal of this.literals)
      offer(`'${literal}'`, text.startsWith(literal, at) ? literal : "");
    return image === "" ? undefined : { image, kinds };
  }
}
