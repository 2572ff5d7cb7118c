import type { Journey, Span } from "journeyc/analysis";
import type { Entity } from "../entities/entity.ts";
import { occurrenceAt, occurrencesIn } from "../entities/occurrences.ts";
import { contextOf, boundForFacts } from "../project/facts.ts";
import type { AskedAt } from "../session.ts";
import { describe } from "./describe.ts";
import type { Hovered } from "./hovered.ts";
import { wordAt } from "./keywords.ts";
import { type Block, paragraph } from "./text.ts";

/** What is shown of a place, and the text that it is about. */
export interface Shown {
  readonly span: Span;
  readonly blocks: readonly Block[];
}

/** @param pageOf the address of the page about a finding */
export function hoverAt(
  asked: AskedAt,
  pageOf: (code: string) => string | undefined,
): Shown | undefined {
  const { project, path, offset } = asked;
  const bound = boundForFacts(project, path);
  if (bound === undefined) return undefined;
  const { file, program } = bound;
  const { host } = project.workspace;
  const hovered: Hovered = { asked, file, program, context: contextOf(program), pageOf };
  const occurrences = occurrencesIn(file, program, (from, specifier) =>
    host.resolve(from, specifier),
  );
  const occurrence = occurrenceAt(occurrences, offset);
  if (occurrence === undefined) return wordAt(file, offset, hovered);
  const { entity, span } = occurrence;
  const early = !project.isRead && restsOnCallers.has(entity.kind) ? [stillReading] : [];
  if (entity.kind === "journey" && entity.journey.file !== path) {
    const elsewhere = journeyElsewhere(entity.journey, hovered);
    if (elsewhere !== undefined) return { span, blocks: [...elsewhere, ...early] };
  }
  return { span, blocks: [...describe(entity, hovered), ...early] };
}

/** A journey of another file: who runs it is known from that file's importers, of which this one is but one. */
function journeyElsewhere(
  { file: path, name }: Journey,
  hovered: Hovered,
): readonly Block[] | undefined {
  const bound = boundForFacts(hovered.asked.project, path);
  const journey = bound?.file.journeys.find((one) => one.name === name);
  if (bound === undefined || journey === undefined) return undefined;
  const { file, program } = bound;
  const there = { ...hovered, file, program, context: contextOf(program) };
  return describe({ kind: "journey", journey }, there);
}

const restsOnCallers: ReadonlySet<Entity["kind"]> = new Set([
  "journey",
  "node",
  "member",
  "outcome",
]);
const stillReading = paragraph`The folder is still being read: who runs this journey is not known yet.`;
