import {
  type Body,
  endOf,
  type Frame,
  type Heading,
  type Point,
  type Problem,
  scanString,
  type Token,
  tokens as t,
  type TreeBuilder,
} from "@journeyc/grammar";
import type * as ast from "./ast.ts";
import { docAbove } from "./comments.ts";
import { decodeString, type StringProblem } from "./strings.ts";

/** The tree's types, for the parser. */
export interface AstTypes {
  Name: ast.Name;
  Text: ast.StringLiteral;
  ResourceName: ast.ResourceName;
  Value: ast.Value;
  Entry: ast.ObjectEntry;
  Allow: ast.Allow;
  Setting: ast.Setting;
  Wiring: ast.Wiring;
  Start: ast.StartClause;
  Require: ast.RequireClause;
  Member: ast.PageMember;
  Node: ast.NodeDeclaration;
  Page: ast.PageDeclaration;
  Declaration: ast.Declaration;
}

/** Where findings go: those of the grammar, and those inside single tokens. */
export interface TreeFindings {
  readonly grammar: (problem: Problem) => void;
  readonly number: (span: ast.Span, image: string) => void;
  readonly string: (kind: StringProblem["kind"], span: ast.Span, image: string) => void;
}

function spanOf(token: Token): ast.Span {
  return { start: token.startOffset, end: endOf(token) };
}

function between(first: Token, last: Token): ast.Span {
  return { start: first.startOffset, end: endOf(last) };
}

const durationPattern = /^([0-9]+)(ms|s|m|h|d)$/;

function isDurationUnit(unit: string | undefined): unit is ast.DurationLiteral["unit"] {
  return unit === "ms" || unit === "s" || unit === "m" || unit === "h" || unit === "d";
}

/** Builds the tree as the parser reads; total: what the text lacks comes as an empty token. */
export class AstBuilder implements TreeBuilder<AstTypes> {
  private readonly text: string;
  private readonly comments: readonly ast.Comment[];
  private readonly findings: TreeFindings;

  constructor(text: string, comments: readonly ast.Comment[], findings: TreeFindings) {
    this.text = text;
    this.comments = comments;
    this.findings = findings;
  }

  problem(problem: Problem): void {
    this.findings.grammar(problem);
  }

  /** A name, or a string where a key or an outcome may be quoted. */
  name(token: Token): ast.Name {
    const text = token.tokenType === t.Text ? this.decode(token).value : token.image;
    return { text, span: spanOf(token) };
  }

  resourceName(token: Token): ast.ResourceName {
    return { kind: "ResourceName", text: token.image, span: spanOf(token) };
  }

  string(token: Token): ast.StringLiteral {
    return { kind: "String", ...this.decode(token), span: spanOf(token) };
  }

  scalar(token: Token): ast.Value {
    const span = spanOf(token);
    switch (token.tokenType) {
      case t.Text:
        return this.string(token);
      case t.NumberToken:
        return this.number(token);
      case t.MalformedNumber:
        this.findings.number(span, token.image);
        return { kind: "Missing", span };
      case t.Duration:
        return this.duration(token);
      case t.True:
      case t.False:
        return { kind: "Boolean", value: token.tokenType === t.True, span };
      case t.Null:
        return { kind: "Null", span };
      case t.ResourceName:
        return this.resourceName(token);
      case t.Environment:
        return this.environment(token);
      case t.TooDeep:
        return { kind: "Missing", span };
      default:
        return { kind: "Reference", name: this.name(token), span };
    }
  }

  /** A number that a program can hold; one that would be rounded to another whole number is none. */
  private number(token: Token): ast.Value {
    const value = Number(token.image);
    const isWhole = /^-?[1-9][0-9]*$/.test(token.image);
    const exact = Number.isFinite(value) && (!isWhole || String(value) === token.image);
    if (exact) return { kind: "Number", value, span: spanOf(token) };
    this.findings.number(spanOf(token), token.image);
    return { kind: "Missing", span: spanOf(token) };
  }

  private duration(token: Token): ast.Value {
    const [, amount, unit] = durationPattern.exec(token.image) ?? [];
    const span = spanOf(token);
    if (isDurationUnit(unit) && Number.isSafeInteger(Number(amount)))
      return { kind: "Duration", amount: Number(amount), unit, span };
    this.findings.number(span, token.image);
    return { kind: "Missing", span };
  }

  private environment(token: Token): ast.EnvironmentValue {
    const source = token.image.startsWith("env.") ? "env" : "secret";
    const span = spanOf(token);
    const text = token.image.slice(source.length + 1);
    const name = { text, span: { start: span.end - text.length, end: span.end } };
    return { kind: "Environment", source, name, span };
  }

  missingValue(token: Token): ast.MissingValue {
    return { kind: "Missing", span: spanOf(token) };
  }

  list(open: Token, items: readonly ast.Value[], close: Token): ast.ListValue {
    return { kind: "List", items, span: between(open, close) };
  }

  object(open: Token, entries: readonly ast.ObjectEntry[], close: Token): ast.ObjectValue {
    return { kind: "Object", entries, span: between(open, close) };
  }

  entry(key: Token, value: ast.Value, last: Token): ast.ObjectEntry {
    const quoted = key.tokenType === t.Text;
    return { key: this.name(key), quoted, value, span: between(key, last) };
  }

  allow(first: Token, code: Token, reason: Token | undefined, last: Token): ast.Allow {
    const text = reason && this.string(reason);
    return { kind: "Allow", code: this.name(code), reason: text, span: between(first, last) };
  }

  setting(key: Token, value: ast.Value, last: Token): ast.Setting {
    return { kind: "Setting", key: this.name(key), value, span: between(key, last) };
  }

  wiring(outcomes: readonly Token[], first: Token, target: Token): ast.Wiring {
    const rest = outcomes.find((token) => token.tokenType === t.Else);
    return {
      kind: "Wiring",
      outcomes: outcomes.filter((token) => token !== rest).map((token) => this.outcome(token)),
      else: rest && spanOf(rest),
      target: this.name(target),
      span: between(first, target),
    };
  }

  private outcome(token: Token): ast.OutcomeName {
    return { kind: "Outcome", ...this.name(token), quoted: token.tokenType === t.Text };
  }

  start(first: Token, target: Token): ast.StartClause {
    return { kind: "Start", target: this.name(target), span: between(first, target) };
  }

  require(first: Token, needed: Point, order: Token, at: Point): ast.RequireClause {
    const last = at.outcome ?? at.name;
    return {
      kind: "Require",
      needed: this.point(needed),
      order: order.tokenType === t.After ? "after" : "before",
      at: this.point(at),
      span: between(first, last),
    };
  }

  private point({ name, outcome }: Point): ast.RequirePoint {
    return { name: this.name(name), outcome: outcome && this.outcome(outcome) };
  }

  member(frame: Frame<AstTypes>, heading: Heading, body: Body<AstTypes>): ast.PageMember {
    const { settings } = body;
    return { kind: "Member", ...this.annotated(frame), ...this.typed(heading), settings };
  }

  node(frame: Frame<AstTypes>, heading: Heading, body: Body<AstTypes>): ast.NodeDeclaration {
    const { settings, wirings } = body;
    return { kind: "Node", ...this.annotated(frame), ...this.typed(heading), settings, wirings };
  }

  page(frame: Frame<AstTypes>, heading: Heading, body: Body<AstTypes>): ast.PageDeclaration {
    const { settings, members, wirings } = body;
    const head = this.named(heading);
    return { kind: "Page", ...this.annotated(frame), ...head, settings, members, wirings };
  }

  journey(
    frame: Frame<AstTypes>,
    heading: Heading,
    resource: Token | undefined,
    body: Body<AstTypes>,
  ): ast.JourneyDeclaration {
    return {
      kind: "Journey",
      ...this.annotated(frame),
      ...this.named(heading),
      resource: resource && this.resourceName(resource),
      settings: body.settings,
      starts: body.starts,
      requires: body.requires,
      nodes: body.nodes,
    };
  }

  connector(
    frame: Frame<AstTypes>,
    heading: Heading,
    body: Body<AstTypes>,
  ): ast.ConnectorDeclaration {
    return {
      kind: "Connector",
      ...this.annotated(frame),
      name: this.name(heading.name),
      type: this.name(heading.type),
      settings: body.settings,
    };
  }

  resource(frame: Frame<AstTypes>, name: Token, from: Token): ast.ResourceDeclaration {
    return {
      kind: "Resource",
      ...this.annotated(frame),
      name: this.resourceName(name),
      from: this.string(from),
    };
  }

  import(frame: Frame<AstTypes>, names: readonly Token[], from: Token): ast.ImportDeclaration {
    const imported = names.map((token) =>
      token.tokenType === t.ResourceName ? this.resourceName(token) : this.name(token),
    );
    return { kind: "Import", ...this.annotated(frame), names: imported, from: this.string(from) };
  }

  private named(heading: Heading): Pick<ast.PageDeclaration, "name" | "displayName"> {
    return {
      name: this.name(heading.name),
      displayName: heading.displayName && this.string(heading.displayName),
    };
  }

  private typed(heading: Heading): Pick<ast.NodeDeclaration, "name" | "displayName" | "type"> {
    const opaque = heading.type.tokenType === t.Text;
    return { ...this.named(heading), type: { ...this.name(heading.type), opaque } };
  }

  private annotated(frame: Frame<AstTypes>): Pick<ast.NodeDeclaration, "doc" | "allows" | "span"> {
    const { first, last, allows } = frame;
    const above = allows[0]?.span.start ?? first.startOffset;
    const doc =
      docAbove(this.text, this.comments, above) ??
      docAbove(this.text, this.comments, first.startOffset);
    return { doc, allows, span: between(first, last) };
  }

  private decode(token: Token): { value: string; block: boolean } {
    const { image, startOffset } = token;
    if (image === "") return { value: "", block: false };
    const { value, block, problems } = decodeString(image, isClosed(image));
    for (const { kind, start, end } of problems) {
      const span = { start: startOffset + start, end: startOffset + end };
      this.findings.string(kind, span, image.slice(start, kind === "badEscape" ? end : undefined));
    }
    return { value, block };
  }
}

function isClosed(image: string): boolean {
  const plain = image.length > 1 && image.startsWith('"') && image.endsWith('"');
  return plain && !image.includes("\\") ? true : scanString(image, 0)?.closed === true;
}
