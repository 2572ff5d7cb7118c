import { balanceBrackets, endOf, lex, type Token, tokens as t } from "@journeyc/grammar";
import { runtimeCatalogue, type Span } from "journeyc/analysis";
import { endsLine, type Frame, framesOf, isA, isWord, textOf, valuePath } from "./frames.ts";
import type { Heading, Place, Wanted } from "./place.ts";

/** What the cursor is in or behind. */
interface Touched {
  readonly token: Token | undefined;
  readonly replace: Span;
  readonly quoted: boolean;
}

/**
 * Where the cursor is, from the tokens alone: the text around it may be half-written. Brackets that are missing are taken
 * as the parser takes them.
 */
export function placeAt(text: string, offset: number): Place {
  const { tokens, comments } = lex(text);
  const word = touchedBy(tokens, offset);
  const touched = word.quoted ? word : (slashed(text, offset) ?? word);
  const { replace, quoted } = touched;
  const prefix = text.slice(replace.start, offset);
  const start = Math.min(replace.start, touched.token?.startOffset ?? replace.start);
  const before = tokensBefore(balanceBrackets(tokens, text).tokens, text, start);
  const frames = framesOf(before, text);
  const last = before.at(-1);
  const frame = frames.at(-1);
  if (frame !== undefined && last !== undefined && endsLine(text, last, replace.start))
    frame.line = [];
  const inComment = comments.some((one) => one.startOffset < offset && offset <= commentEnd(one));
  const wanted =
    inComment || frame === undefined
      ? nothing
      : (environment(touched.token, frame) ?? wantedIn(frame, frames, tokens, offset, quoted));
  // Only values start like a number.
  const fits = quoted || !/^\d/.test(prefix) || wanted.kind === "value";
  return { ...surroundings(frames), wanted: fits ? wanted : nothing, replace, prefix, quoted };
}

/** A line comment goes on at its end; a block comment does not. */
function commentEnd(comment: Token): number {
  return endOf(comment) - (comment.image.startsWith("/*") && comment.image.endsWith("*/") ? 1 : 0);
}

function touchedBy(tokens: readonly Token[], offset: number): Touched {
  const token = tokens.find((one) => one.startOffset < offset && offset <= endOf(one));
  const nowhere = { token: undefined, replace: { start: offset, end: offset }, quoted: false };
  if (token === undefined) return nowhere;
  const span = { start: token.startOffset, end: endOf(token) };
  if (isA(token, t.Text)) {
    const quotes = token.image.startsWith('"""') ? 3 : 1;
    const closed =
      token.image.length > quotes && token.image.endsWith(token.image.slice(0, quotes));
    if (closed && offset === span.end) return nowhere;
    const start = Math.min(span.start + quotes, offset);
    // A string without its end would swallow the rest of the line.
    const end = closed ? Math.max(span.end - quotes, offset) : offset;
    return { token, replace: { start, end }, quoted: true };
  }
  if (token.tokenType === t.Environment) {
    const start = span.start + token.image.indexOf(".") + 1;
    if (offset < start) return nowhere;
    return { token, replace: { start, end: span.end }, quoted: false };
  }
  const isPart =
    isWord(token) ||
    [t.ResourceName, t.NumberToken, t.Duration, t.MalformedNumber].includes(token.tokenType);
  return isPart ? { token, replace: span, quoted: false } : nowhere;
}

/** Real tokens up to the word at the cursor, and the invented ones among them. */
function tokensBefore(all: readonly Token[], text: string, start: number): readonly Token[] {
  const isReal = (token: Token): boolean => token.image !== "";
  const end = all.findLastIndex((token) => isReal(token) && endOf(token) <= start);
  const before = all.slice(0, end + 1);
  // A brace that a heading lacks counts from the next line on.
  const opener = all[end + 1];
  if (opener === undefined || isReal(opener) || !isA(opener, t.LeftBrace)) return before;
  return /[\r\n]/.test(text.slice(opener.startOffset, start)) ? [...before, opener] : before;
}

/** `managed/<|>` and `managed/alpha-<|>`, which are not names of resources yet. */
function slashed(text: string, offset: number): Touched | undefined {
  const [found] =
    /[A-Za-z_]\w*(?:\/[\w-]*)*[/-]$/.exec(text.slice(Math.max(0, offset - 100), offset)) ?? [];
  if (found === undefined) return undefined;
  return {
    token: undefined,
    replace: { start: offset - found.length, end: offset },
    quoted: false,
  };
}

function surroundings(frames: readonly Frame[]): Pick<Place, "body" | "page" | "journey"> {
  const headings = frames.flatMap(({ heading }) => heading ?? []);
  const of = (kind: Heading["kind"]): Heading | undefined =>
    headings.find((heading) => heading.kind === kind);
  return { body: headings.at(-1), page: of("page"), journey: of("journey") };
}

/** `env.<|>` and `secret.<|>`, where a value may stand. */
function environment(touched: Token | undefined, frame: Frame): Wanted | undefined {
  const { line } = frame;
  const isOpen = isA(line.at(-1), t.Dot);
  const image = touched?.tokenType === t.Environment ? touched.image : "";
  const source = isOpen ? textOf(line.at(-2)) : image.slice(0, image.indexOf("."));
  if (source !== "env" && source !== "secret") return undefined;
  const outer = isOpen ? { ...frame, line: line.slice(0, -2) } : frame;
  return isValueWanted(outer) ? { kind: "environmentName", source } : undefined;
}

function isValueWanted(frame: Frame): boolean {
  if (frame.kind === "file" || frame.kind === "names") return false;
  return frame.kind === "list" ? frame.line.length === 0 : isA(frame.line.at(-1), t.ColonLike);
}

const nothing: Wanted = { kind: "nothing" };

function keyword(...words: readonly string[]): Wanted {
  return { kind: "keyword", words };
}

function wantedIn(
  frame: Frame,
  frames: readonly Frame[],
  tokens: readonly Token[],
  offset: number,
  quoted: boolean,
): Wanted {
  const { kind, line } = frame;
  if (isA(line[0], t.At)) return inAnnotation(line);
  switch (kind) {
    case "file":
      return quoted && line.length === 0 ? nothing : inFile(line);
    case "names":
      return {
        kind: "importedName",
        specifier: specifierAfter(tokens, offset),
        others: frame.keys,
      };
    case "object":
    case "list":
      return inValue(frame, frames);
    case "journey":
      return inJourney(line, frames, quoted);
    default:
      return inBody(kind, line, frames);
  }
}

function inAnnotation(line: readonly Token[]): Wanted {
  if (line.length === 1) return { kind: "annotation" };
  return isA(line.at(-1), t.LeftParenthesis) ? { kind: "allowedCode" } : nothing;
}

function inFile(line: readonly Token[]): Wanted {
  const [first] = line;
  const last = line.at(-1);
  if (first === undefined) return { kind: "declaration" };
  switch (first.tokenType) {
    case t.Import:
      if (isA(last, t.From)) return { kind: "importPath" };
      return isA(last, t.RightBrace) ? keyword("from") : nothing;
    case t.Connector:
      return isA(last, t.ColonLike) ? { kind: "connectorKind" } : nothing;
    case t.Resource:
      if (line.length === 1) return { kind: "resource", declares: true };
      return isA(last, t.From)
        ? { kind: "schemaPath" }
        : line.length === 2
          ? keyword("from")
          : nothing;
    case t.Journey:
      if (isA(last, t.On) && line.length > 2) return { kind: "resource", declares: false };
      return line.length > 1 && !isA(last, t.ResourceName) && !isA(last, t.RightBrace)
        ? keyword("on")
        : nothing;
    default:
      return nothing;
  }
}

/** The file that an import whose names are being written is from: `import { <|> } from "./x.journey"`. */
function specifierAfter(tokens: readonly Token[], offset: number): string | undefined {
  const after = tokens.filter((token) => token.startOffset >= offset);
  const from = after.findIndex((token) => token.tokenType === t.From);
  const isNear = from >= 0 && after.slice(0, from).every((token) => !isA(token, t.LeftBrace));
  const path = after[from + 1];
  return isNear && path !== undefined && isA(path, t.Text) ? textOf(path) : undefined;
}

function inValue(frame: Frame, frames: readonly Frame[]): Wanted {
  const { kind, line } = frame;
  const place = valuePath(frames);
  if (place === undefined) return nothing;
  const wantsValue = kind === "list" ? line.length === 0 : isA(line.at(-1), t.ColonLike);
  if (wantsValue) return { kind: "value", ...place };
  if (line.length > 0 || kind === "list") return nothing;
  return { kind: "key", ...place, taken: frame.keys };
}

function inJourney(line: readonly Token[], frames: readonly Frame[], quoted: boolean): Wanted {
  const [first] = line;
  const last = line.at(-1);
  if (first === undefined) return quoted ? nothing : { kind: "statement" };
  if (isA(last, t.ArrowLike)) return { kind: "target" };
  if (first.tokenType === t.Require) return inRequirement(line);
  if (first.tokenType === t.Start && line.length === 1) return keyword("->");
  // `node x: Type <|>`
  if (isA(line.at(-2), t.ColonLike) && line.length > 3) return keyword("->", "{");
  if (!isA(last, t.ColonLike)) return nothing;
  const isNode = line.length > 2;
  if (isNode) return { kind: "nodeType", member: false };
  const place = valuePath(frames);
  return place === undefined ? nothing : { kind: "value", ...place };
}

function inRequirement(line: readonly Token[]): Wanted {
  const last = line.at(-1);
  if (line.length === 1 || isA(last, t.Before) || isA(last, t.After))
    return { kind: "requirement" };
  if (isA(last, t.Dot)) return { kind: "requirementOutcome", of: textOf(line.at(-2)) };
  const ordered = line.some((token) => isA(token, t.Before) || isA(token, t.After));
  return ordered ? nothing : keyword("before", "after");
}

const pageSettings = runtimeCatalogue.nodes.get("Page")?.settings.properties ?? {};

function inBody(kind: Frame["kind"], line: readonly Token[], frames: readonly Frame[]): Wanted {
  const [first] = line;
  const last = line.at(-1);
  if (first === undefined) return { kind: "statement" };
  if (!isA(last, t.ColonLike)) return hasWiring(kind) ? inWiring(line) : nothing;
  const isSetting = isA(first, t.Text) || Object.hasOwn(pageSettings, textOf(first));
  const isMember = kind === "page" && (line.length > 2 || !isSetting);
  if (isMember) return { kind: "nodeType", member: true };
  const place = valuePath(frames);
  return place === undefined ? nothing : { kind: "value", ...place };
}

function hasWiring(kind: Frame["kind"]): boolean {
  return kind === "node" || kind === "page";
}

function inWiring(line: readonly Token[]): Wanted {
  const last = line.at(-1);
  if (isA(last, t.ArrowLike)) return { kind: "target" };
  if (!isOutcomes(line)) return nothing;
  const taken = line.filter((one) => !isA(one, t.CommaLike)).map(textOf);
  return isA(last, t.CommaLike) ? { kind: "outcome", taken } : keyword("->");
}

/** `true`, `patched, failure`, `patched,` */
function isOutcomes(line: readonly Token[]): boolean {
  return line.every((token, index) =>
    index % 2 === 1 ? isA(token, t.CommaLike) : isWord(token) || isA(token, t.Text),
  );
}
