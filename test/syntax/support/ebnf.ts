/** Reads grammars in the EBNF of the W3C: https://www.w3.org/TR/xml/#sec-notation. */

/** A set of characters, as ranges of code points, both ends included. */
export interface CharacterClass {
  readonly kind: "class";
  readonly negated: boolean;
  readonly ranges: readonly (readonly [number, number])[];
}

export type Expression =
  | CharacterClass
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "reference"; readonly name: string }
  | { readonly kind: "sequence"; readonly items: readonly Expression[] }
  | { readonly kind: "choice"; readonly items: readonly Expression[] }
  | {
      readonly kind: "repeat";
      readonly item: Expression;
      readonly least: 0 | 1;
      readonly many: boolean;
    }
  | { readonly kind: "except"; readonly item: Expression; readonly not: Expression };

export type Grammar = ReadonlyMap<string, Expression>;

const symbol =
  /\s+|\/\*[^]*?\*\/|(?<rule>[A-Za-z_]\w*)(?=\s*::=)|(?<name>[A-Za-z_]\w*)|'(?<single>[^']*)'|"(?<double>[^"]*)"|\[(?<set>[^\]]*)\]|#x(?<code>[0-9A-Fa-f]+)|(?<operator>::=|[()|?*+-])/y;

type Symbol = Readonly<Record<string, string | undefined>>;

function symbolsOf(text: string): Symbol[] {
  const symbols: Symbol[] = [];
  for (symbol.lastIndex = 0; symbol.lastIndex < text.length;) {
    const at = symbol.lastIndex;
    const found = symbol.exec(text);
    if (found === null) throw new Error(`EBNF: cannot read ${text.slice(at, at + 30)}`);
    const groups = Object.entries(found.groups ?? {}).filter(([, part]) => part !== undefined);
    if (groups.length > 0) symbols.push(Object.fromEntries(groups));
  }
  return symbols;
}

function classOf(source: string): CharacterClass {
  const negated = source.startsWith("^");
  const ranges: [number, number][] = [];
  const part = /(#x[0-9A-Fa-f]+|[^])(?:-(#x[0-9A-Fa-f]+|[^]))?/gu;
  for (const [, from = "", to = from] of source.slice(negated ? 1 : 0).matchAll(part))
    ranges.push([codePoint(from), codePoint(to)]);
  return { kind: "class", negated, ranges };
}

function codePoint(character: string): number {
  if (character.length > 2 && character.startsWith("#x"))
    return Number.parseInt(character.slice(2), 16);
  return character.codePointAt(0) ?? 0;
}

/** Reads by recursive descent; throws on what it cannot read. */
class Reader {
  private readonly symbols: readonly Symbol[];
  private at = 0;

  constructor(text: string) {
    this.symbols = symbolsOf(text);
  }

  grammar(): Grammar {
    const rules = new Map<string, Expression>();
    while (this.at < this.symbols.length) {
      const name = this.symbols[this.at]?.["rule"];
      if (name === undefined || rules.has(name)) throw new Error(`EBNF: not a new rule: ${name}`);
      this.at += 1;
      if (!this.take("::=")) throw new Error(`EBNF: ${name} lacks ::=`);
      rules.set(name, this.choice());
    }
    return rules;
  }

  private take(operator: string): boolean {
    if (this.symbols[this.at]?.["operator"] !== operator) return false;
    this.at += 1;
    return true;
  }

  private choice(): Expression {
    const items = [this.sequence()];
    while (this.take("|")) items.push(this.sequence());
    return items.length === 1 && items[0] !== undefined ? items[0] : { kind: "choice", items };
  }

  private sequence(): Expression {
    const items: Expression[] = [];
    for (let item = this.except(); item !== undefined; item = this.except()) items.push(item);
    return items.length === 1 && items[0] !== undefined ? items[0] : { kind: "sequence", items };
  }

  private except(): Expression | undefined {
    const item = this.repeat();
    if (item === undefined || !this.take("-")) return item;
    const not = this.repeat();
    if (not === undefined) throw new Error("EBNF: nothing after -");
    return { kind: "except", item, not };
  }

  private repeat(): Expression | undefined {
    const item = this.primary();
    if (item === undefined) return undefined;
    if (this.take("?")) return { kind: "repeat", item, least: 0, many: false };
    if (this.take("*")) return { kind: "repeat", item, least: 0, many: true };
    if (this.take("+")) return { kind: "repeat", item, least: 1, many: true };
    return item;
  }

  private primary(): Expression | undefined {
    if (this.take("(")) {
      const inner = this.choice();
      if (!this.take(")")) throw new Error("EBNF: missing )");
      return inner;
    }
    const { name, single, double, set, code } = this.symbols[this.at] ?? {};
    const text = single ?? double;
    if (name === undefined && text === undefined && set === undefined && code === undefined)
      return undefined;
    this.at += 1;
    if (name !== undefined) return { kind: "reference", name };
    if (text !== undefined) return { kind: "literal", text };
    return classOf(set ?? `#x${code}`);
  }
}

export function readEbnf(text: string): Grammar {
  return new Reader(text).grammar();
}

/** The rule of a name; throws when there is none. */
export function ruleOf(grammar: Grammar, name: string): Expression {
  const rule = grammar.get(name);
  if (rule === undefined) throw new Error(`EBNF: no rule ${name}`);
  return rule;
}

export const isToken = (name: string): boolean => /^[A-Z][A-Z0-9_]*$/.test(name);
export const isSyntax = (name: string): boolean => /^[A-Z]\w*[a-z]/.test(name);

/** Every expression inside an expression, itself included. */
export function* partsOf(expression: Expression): Generator<Expression> {
  yield expression;
  if ("items" in expression) for (const item of expression.items) yield* partsOf(item);
  if ("item" in expression) yield* partsOf(expression.item);
  if ("not" in expression) yield* partsOf(expression.not);
}
