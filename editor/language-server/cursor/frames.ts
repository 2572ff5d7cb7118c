import { endOf, type Token, tokens as t } from "@journeyc/grammar";
import type { Heading, ValueStep } from "./place.ts";

type FrameKind = "file" | "names" | Heading["kind"] | "object" | "list";

/** A pair of brackets around the cursor, or the file. */
export interface Frame {
  readonly kind: FrameKind;
  /** Of a body. */
  readonly heading: Heading | undefined;
  /** Of a value: the entry or item of the outer frame that it is. */
  readonly step: ValueStep | undefined;
  /** The tokens of the line, as the language understands lines, that is being written. */
  line: Token[];
  /** The keys of the entries before, of an object; the names before, of an import. */
  readonly keys: string[];
  /** The index of the item, of a list. */
  index: number;
}

export function isA(token: Token | undefined, type: (typeof t)[keyof typeof t]): boolean {
  if (token === undefined || Array.isArray(type)) return false;
  return token.tokenType === type || token.tokenType.CATEGORIES?.includes(type as never) === true;
}

export function isWord(token: Token | undefined): boolean {
  return isA(token, t.Name);
}

/** A name or a string, without its quotes. */
export function textOf(token: Token | undefined): string {
  if (token === undefined) return "";
  return isA(token, t.Text) ? token.image.replace(/^"+|"+$/g, "") : token.image;
}

const bodies: ReadonlySet<FrameKind> = new Set(["journey", "node", "page", "member", "connector"]);

function newFrame(
  kind: FrameKind,
  heading: Heading | undefined,
  step: ValueStep | undefined,
): Frame {
  return { kind, heading, step, line: [], keys: [], index: 0 };
}

/** Words that go on with a line although they stand at the start of another. */
function goesOn(token: Token): boolean {
  return [t.From, t.On, t.Before, t.After].includes(token.tokenType);
}

/** After these a line is not at its end. */
function isOpenEnded(token: Token): boolean {
  return [t.ColonLike, t.ArrowLike, t.CommaLike, t.Dot, t.LeftParenthesis].some((type) =>
    isA(token, type),
  );
}

/** True when the line that a token ends is over, seen from an offset on the next line or further down. */
export function endsLine(text: string, before: Token, offset: number): boolean {
  return !isOpenEnded(before) && /[\r\n]/.test(text.slice(endOf(before), offset));
}

/** The frames around the end of some tokens, the outermost first. */
export function framesOf(tokens: readonly Token[], text: string): readonly Frame[] {
  const frames: [Frame, ...Frame[]] = [newFrame("file", undefined, undefined)];
  const top = (): Frame => frames.at(-1) ?? frames[0];
  let before: Token | undefined;
  for (const token of tokens) {
    const frame = top();
    if (before !== undefined && endsLine(text, before, token.startOffset) && !goesOn(token))
      frame.line = [];
    if (isA(token, t.LeftBrace) || isA(token, t.LeftBracket)) {
      frames.push(opened(frame, token));
    } else if (isA(token, t.RightBrace) || isA(token, t.RightBracket)) {
      if (frames.length > 1) frames.pop();
      top().line.push(token);
    } else {
      addTo(frame, token);
    }
    before = token;
  }
  return frames;
}

function addTo(frame: Frame, token: Token): void {
  const { kind, line } = frame;
  if (isA(token, t.CommaLike) && (kind === "object" || kind === "list" || kind === "names")) {
    frame.line = [];
    frame.index += 1;
    return;
  }
  if (kind === "names" || (kind === "object" && line.length === 0)) frame.keys.push(textOf(token));
  line.push(token);
  // What an annotation stands above begins anew.
  if (isA(token, t.RightParenthesis) && isA(line[0], t.At)) frame.line = [];
}

function opened(frame: Frame, bracket: Token): Frame {
  const { kind, line } = frame;
  const heading = headingOf(frame, bracket);
  if (heading !== undefined) return newFrame(heading.kind, heading, undefined);
  if (kind === "file" && isA(line[0], t.Import)) return newFrame("names", undefined, undefined);
  const step = kind === "list" ? frame.index : textOf(line[0]);
  return newFrame(isA(bracket, t.LeftBrace) ? "object" : "list", undefined, step);
}

function headingOf({ kind, line }: Frame, brace: Token): Heading | undefined {
  if (!isA(brace, t.LeftBrace)) return undefined;
  const of = (what: Heading["kind"], name: Token | undefined): Heading => {
    const type = typeIn(line);
    const opaque = isA(type, t.Text);
    return { kind: what, name: textOf(name), type: textOf(type), opaque, brace: brace.startOffset };
  };
  const [first, second] = line;
  if (kind === "file" && isA(first, t.Journey)) return of("journey", second);
  if (kind === "file" && isA(first, t.Connector)) return of("connector", second);
  if (kind === "journey" && isA(first, t.Page) && !isA(second, t.ColonLike))
    return of("page", second);
  if (kind === "journey" && typeIn(line) !== undefined) return of("node", second);
  if (kind === "page" && typeIn(line) !== undefined) return of("member", first);
  return undefined;
}

/** The type in a heading: what stands behind the colon. */
function typeIn(line: readonly Token[]): Token | undefined {
  const colon = line.findIndex((token) => isA(token, t.ColonLike));
  return colon > 0 ? line[colon + 1] : undefined;
}

/** The setting that the cursor is in, and the way into its value; undefined outside of values. */
export function valuePath(
  frames: readonly Frame[],
): { readonly setting: string; readonly path: readonly ValueStep[] } | undefined {
  const last = frames.findLastIndex(({ kind }) => bodies.has(kind) || kind === "file");
  const inside = frames.slice(last + 1).filter(({ kind }) => kind !== "names");
  const steps = inside.map(({ step }) => step ?? "");
  const frame = frames.at(-1);
  if (frame === undefined) return undefined;
  const here =
    frame.kind === "list" ? [frame.index] : frame.line.length === 0 ? [] : [textOf(frame.line[0])];
  const [setting, ...path] = [...steps, ...here];
  return setting === undefined ? undefined : { setting: String(setting), path };
}
