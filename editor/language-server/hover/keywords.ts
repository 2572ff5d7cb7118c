import { endOf, lex, tokens as t } from "@journeyc/grammar";
import type { BoundFile, Journey, Node, Span } from "journeyc/analysis";
import { bareArrow, isBare } from "./entities/outcome.ts";
import type { Hovered } from "./hovered.ts";
import { type Block, heading, own, paragraph } from "./text.ts";

/** What each word of the language is for. */
const meanings: Readonly<Partial<Record<string, readonly [form: string, meaning: string]>>> = {
  import: ['import { A } from "./a.journey"', "Brings in what another file declares."],
  from: ['from "./file"', "The file, relative to this one."],
  connector: ["connector Name: Kind { … }", "An external system that nodes ask."],
  resource: [
    'resource managed/x from "./x.schema.json"',
    "A managed object type: a JSON Schema says which attributes it has.",
  ],
  journey: [
    'journey Name "display name" on managed/x { … }',
    "A sign-on journey: one start, and any number of nodes and pages.",
  ],
  on: ["on managed/x", "The managed object type that the journey is about."],
  node: ["node name: Type { … }", "A step: its settings, and where each outcome leads."],
  page: ["page name { … }", "Several nodes on one screen. It has the outcomes of its last member."],
  start: ["start -> name", "The node that a run begins at. A journey has exactly one."],
  require: [
    "require mfa before success",
    "What must hold on every path of the journey. It changes nothing in what runs: the check proves it.",
  ],
  before: ["require A before B", "No path reaches B on which A has not happened."],
  after: ["require A after B", "No path ends on which B has happened, and A not since then."],
  else: ["else -> name", "Every outcome that no other line names."],
  mfa: ["require mfa before success", "Two proofs of different kinds: a password and a code, say."],
};

interface Word {
  readonly span: Span;
  readonly blocks: readonly Block[];
}

const inside = ({ start, end }: Span, offset: number): boolean => start <= offset && offset < end;

/** What a word of the language, or an arrow without an outcome, says at an offset; no names are here. */
export function wordAt(file: BoundFile, offset: number, hovered: Hovered): Word | undefined {
  const token = lex(file.source.text).tokens.find((one) =>
    inside({ start: one.startOffset, end: endOf(one) }, offset),
  );
  if (token === undefined || isInSetting(file, offset)) return undefined;
  const span = { start: token.startOffset, end: endOf(token) };
  if (token.tokenType === t.Arrow) {
    const place = bareWiringAt(file, offset);
    return place && { span, blocks: bareArrow(place.node, place.journey, hovered) };
  }
  const isWord = t.keywords.includes(token.tokenType) || token.image === "mfa";
  const meaning = isWord ? meanings[token.image] : undefined;
  if (meaning === undefined) return undefined;
  return { span, blocks: [heading(meaning[0]), paragraph`${own(meaning[1])}`] };
}

/** Keys and values may be spelled as words of the language are. */
function isInSetting({ source }: BoundFile, offset: number): boolean {
  return source.declarations.some((declaration) => {
    if (!inside(declaration.span, offset)) return false;
    if (declaration.kind === "Connector") return has(declaration.settings, offset);
    if (declaration.kind !== "Journey") return false;
    const members = declaration.nodes.flatMap((one) => (one.kind === "Page" ? one.members : []));
    return [declaration, ...declaration.nodes, ...members].some(({ settings }) =>
      has(settings, offset),
    );
  });
}

function has(settings: readonly { readonly span: Span }[], offset: number): boolean {
  return settings.some(({ span }) => inside(span, offset));
}

function bareWiringAt(
  { journeys }: BoundFile,
  offset: number,
): { readonly journey: Journey; readonly node: Node } | undefined {
  for (const journey of journeys) {
    for (const node of journey.nodes.values()) {
      const { wirings } = node.declaration;
      if (wirings.some((one) => inside(one.span, offset) && isBare(one))) return { journey, node };
    }
  }
  return undefined;
}
