import { type Expression, type Grammar, isToken, ruleOf } from "./ebnf.ts";
import { EbnfLexer, type EbnfToken, type EbnfTokens } from "./ebnf-tokens.ts";

type Ends = readonly number[];

/**
 * All places where an expression that starts at a token may end; memoised per rule and place. The grammar must
 * not be left-recursive.
 */
class Match {
  private readonly grammar: Grammar;
  private readonly source: EbnfTokens;
  private readonly memo = new Map<string, Ends>();

  constructor(grammar: Grammar, source: EbnfTokens) {
    this.grammar = grammar;
    this.source = source;
  }

  ends(expression: Expression, at: number): Ends {
    switch (expression.kind) {
      case "literal":
        return this.token(`'${expression.text}'`, at);
      case "reference":
        return isToken(expression.name)
          ? this.token(expression.name, at)
          : this.rule(expression.name, at);
      case "sequence":
        return expression.items.reduce<Ends>((ends, item) => this.after(ends, item), [at]);
      case "choice":
        return [...new Set(expression.items.flatMap((item) => this.ends(item, at)))];
      case "repeat":
        return this.repeated(expression.item, at, expression.least, expression.many);
      case "except": {
        const excluded = this.ends(expression.not, at);
        return this.ends(expression.item, at).filter((end) => !excluded.includes(end));
      }
      case "class":
        throw new Error("EBNF: characters belong into tokens");
    }
  }

  private after(ends: Ends, item: Expression): Ends {
    return ends.length === 1 && ends[0] !== undefined
      ? this.ends(item, ends[0])
      : [...new Set(ends.flatMap((end) => this.ends(item, end)))];
  }

  private token(kind: string, at: number): Ends {
    return this.source.tokens[at]?.kinds.has(kind) === true ? [at + 1] : [];
  }

  private rule(name: string, at: number): Ends {
    const key = `${name} ${at}`;
    const known = this.memo.get(key);
    if (known !== undefined) return known;
    const isGap = name === "SameLine" || name === "NewLine";
    const ends = isGap ? this.gap(name, at) : this.ends(ruleOf(this.grammar, name), at);
    this.memo.set(key, ends);
    return ends;
  }

  private gap(name: string, at: number): Ends {
    const gap = this.source.gaps[at];
    return gap !== undefined && matches(this.grammar, name, gap) ? [at] : [];
  }

  private repeated(item: Expression, at: number, least: 0 | 1, many: boolean): Ends {
    const ends = new Set(least === 0 ? [at] : []);
    let reached: Ends = this.ends(item, at);
    while (reached.length > 0) {
      const fresh = reached.filter((end) => !ends.has(end));
      for (const end of fresh) ends.add(end);
      reached = many ? this.after(fresh, item) : [];
    }
    return [...ends];
  }
}

/** True when a rule matches all tokens; of use for rules about gaps, which see no gaps themselves. */
function matches(grammar: Grammar, rule: string, tokens: readonly EbnfToken[]): boolean {
  const match = new Match(grammar, { tokens, gaps: [] });
  return match.ends(ruleOf(grammar, rule), 0).includes(tokens.length);
}

/** Tells whether texts are sentences of a grammar whose first rule is `File`. */
export class EbnfRecognizer {
  private readonly grammar: Grammar;
  private readonly lexer: EbnfLexer;

  constructor(grammar: Grammar) {
    this.grammar = grammar;
    this.lexer = new EbnfLexer(grammar);
  }

  accepts(text: string): boolean {
    const source = this.lexer.split(text);
    if (source === undefined) return false;
    const last = source.gaps.length - 1;
    const gapsFit = source.gaps.every((gap, index) =>
      matches(this.grammar, index === last ? "LastGap" : "Gap", gap),
    );
    if (!gapsFit) return false;
    const match = new Match(this.grammar, source);
    return match.ends(ruleOf(this.grammar, "File"), 0).includes(source.tokens.length);
  }
}
