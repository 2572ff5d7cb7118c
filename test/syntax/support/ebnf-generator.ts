import * as fc from "fast-check";
import {
  type CharacterClass,
  type Expression,
  type Grammar,
  isToken,
  partsOf,
  ruleOf,
} from "./ebnf.ts";
import { literalsOf } from "./ebnf-tokens.ts";

/** What a negated class of characters offers, as far as it does not exclude it. */
const anyCharacter = [..."aZ09 _{}[]()<>'`/:;,.@#$&*-é日😀\"\t\n"];
const punctuation = /^(?:[{}[\](),:@]|->)$/;
/** How deep rules may nest: a journey, a page, its setting, and some lists and objects in each other. */
const deepest = 14;

/** Writes one sentence; every choice comes from `choices`, and once they are used up the shortest way is taken. */
class Writer {
  private readonly grammar: Grammar;
  private readonly heights: ReadonlyMap<Expression, number>;
  private readonly keywords: readonly string[];
  private readonly choices: readonly number[];
  private used = 0;
  private depth = 0;
  /** Lists and imports around: keywords in them may read like the start of a declaration, as the grammar says. */
  private lists = 0;
  private gap = "Gap";
  private previous = "";
  private out = "";

  constructor(
    grammar: Grammar,
    heights: ReadonlyMap<Expression, number>,
    choices: readonly number[],
  ) {
    this.grammar = grammar;
    this.heights = heights;
    this.choices = choices;
    this.keywords = [...literalsOf(grammar)].filter((literal) => /^\w+$/.test(literal));
  }

  file(): string {
    this.syntax(ruleOf(this.grammar, "File"));
    return this.out + this.characters({ kind: "reference", name: "LastGap" });
  }

  private pick(count: number): number {
    const choice = this.choices[this.used];
    this.used += 1;
    return choice === undefined || this.depth > deepest ? 0 : choice % count;
  }

  private isOver(): boolean {
    return this.used >= this.choices.length || this.depth > deepest;
  }

  private alternative(items: readonly Expression[]): Expression {
    const shortest = items.toSorted((a, b) => this.height(a) - this.height(b));
    const item = shortest[this.isOver() ? 0 : this.pick(items.length)];
    if (item === undefined) throw new Error("EBNF: a choice of nothing");
    return item;
  }

  private height(expression: Expression): number {
    return this.heights.get(expression) ?? Number.POSITIVE_INFINITY;
  }

  /** Bodies get many items, all else few, so that the choices last. */
  private times({ item, least, many }: Extract<Expression, { kind: "repeat" }>): number {
    if (!many) return Math.min(1, this.pick(4));
    const isBody = [...partsOf(item)].some(
      (part) => part.kind === "reference" && /Item$|^Declaration$/.test(part.name),
    );
    return Math.max(least, this.pick(isBody ? 8 : 3));
  }

  private syntax(expression: Expression): void {
    switch (expression.kind) {
      case "literal":
        this.emit(expression.text);
        break;
      case "reference":
        this.named(expression.name);
        break;
      case "sequence":
        for (const item of expression.items) this.syntax(item);
        break;
      case "choice":
        this.syntax(this.alternative(expression.items));
        break;
      case "repeat":
        for (let rest = this.times(expression); rest > 0; rest -= 1) this.syntax(expression.item);
        break;
      default:
        this.emit(this.allowed(expression));
    }
  }

  private named(name: string): void {
    if (name === "SameLine" || name === "NewLine") this.gap = name;
    else if (isToken(name)) this.emit(this.token(name));
    else {
      const isListed = name === "List" || name === "Imported";
      this.depth += 1;
      if (isListed) this.lists += 1;
      this.syntax(ruleOf(this.grammar, name));
      if (isListed) this.lists -= 1;
      this.depth -= 1;
    }
  }

  private token(name: string): string {
    const isKeyword = name === "NAME" && this.lists === 0 && this.pick(4) === 1;
    const keyword = isKeyword ? this.keywords[this.pick(this.keywords.length)] : undefined;
    return keyword ?? this.characters(ruleOf(this.grammar, name));
  }

  /** A token of `NAME - 'on'` and the like. */
  private allowed(expression: Expression): string {
    const not = [...partsOf(expression)].flatMap((part) =>
      part.kind === "literal" ? [part.text] : [],
    );
    const token = this.token("NAME");
    return not.includes(token) ? `${token}_` : token;
  }

  private emit(image: string): void {
    const needed = this.out === "" ? "Gap" : this.gap;
    const between = this.characters({ kind: "reference", name: needed });
    const mayTouch = punctuation.test(image) || punctuation.test(this.previous) || this.out === "";
    this.out += between === "" && !(mayTouch && this.pick(3) === 1) ? " " : between;
    this.out += image;
    this.previous = image;
    this.gap = "Gap";
  }

  private characters(expression: Expression): string {
    switch (expression.kind) {
      case "literal":
        return expression.text;
      case "class":
        return this.character(expression);
      case "reference":
        return this.characters(ruleOf(this.grammar, expression.name));
      case "sequence":
        return expression.items.map((item) => this.characters(item)).join("");
      case "choice":
        return this.characters(this.alternative(expression.items));
      case "repeat": {
        const length = this.times(expression);
        return Array.from({ length }, () => this.characters(expression.item)).join("");
      }
      case "except":
        throw new Error("EBNF: a token cannot exclude");
    }
  }

  private character({ negated, ranges }: CharacterClass): string {
    if (negated) {
      const isIn = (code: number): boolean =>
        ranges.some(([from, to]) => from <= code && code <= to);
      const offered = anyCharacter.filter((each) => !isIn(each.codePointAt(0) ?? 0));
      return offered[this.pick(offered.length)] ?? "";
    }
    const [from, to] = ranges[this.pick(ranges.length)] ?? [0, 0];
    return String.fromCodePoint(from + this.pick(to - from + 1));
  }
}

/** How deep the shortest derivation of each expression is; a rule that never ends has no entry. */
function heightsOf(grammar: Grammar): ReadonlyMap<Expression, number> {
  const heights = new Map<Expression, number>();
  const height = (expression: Expression): number => {
    const known = (item: Expression): number => heights.get(item) ?? Number.POSITIVE_INFINITY;
    if (expression.kind === "reference") return known(ruleOf(grammar, expression.name)) + 1;
    if (expression.kind === "choice") return Math.min(...expression.items.map(known)) + 1;
    if (expression.kind === "sequence") return Math.max(0, ...expression.items.map(known)) + 1;
    if (expression.kind === "repeat" && expression.least === 1) return known(expression.item) + 1;
    return 1;
  };
  const parts = [...grammar.values()].flatMap((rule) => [...partsOf(rule)]);
  for (let changed = true; changed;) {
    changed = false;
    for (const part of parts) {
      const found = height(part);
      if (found === Number.POSITIVE_INFINITY || found === heights.get(part)) continue;
      heights.set(part, found);
      changed = true;
    }
  }
  return heights;
}

/** Random sentences of a grammar whose first rule is `File`. */
export function sentencesOf(grammar: Grammar): fc.Arbitrary<string> {
  const heights = heightsOf(grammar);
  return fc
    .array(fc.nat({ max: 0xffff }), { minLength: 1000, maxLength: 1500, size: "max" })
    .map((choices) => new Writer(grammar, heights, choices).file());
}
