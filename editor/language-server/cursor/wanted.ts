import { type Token, tokens as t } from "@journeyc/grammar";
import { runtimeCatalogue } from "journeyc/analysis";
import { type Frame, isA, isWord, textOf, valuePath } from "./frames.ts";
import type { Wanted } from "./place.ts";

/** `env.<|>` and `secret.<|>`, where a value may stand. */
export function environmentWanted(touched: Token | undefined, frame: Frame): Wanted | undefined {
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

export const nothing: Wanted = { kind: "nothing" };

function keyword(...words: readonly string[]): Wanted {
  return { kind: "keyword", words };
}

/** What may stand behind the tokens of a line. */
export function wantedIn(
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
  const page = first.tokenType === t.Page;
  if ((page || first.tokenType === t.Node) && line.length === 1)
    return quoted ? nothing : { kind: "nodeName", page };
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
