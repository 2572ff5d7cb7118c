import type { BoundFile, Journey, Program } from "../../2-bind/model.ts";
import { exportedDocument, fileOf, type ReadBeside } from "../export/document.ts";
import { firstDifference } from "../json.ts";
import { complete } from "../sidecar/complete.ts";
import type { Layout } from "../sidecar/layout.ts";
import { withDigests } from "../sidecar/with-digests.ts";
import { skeleton } from "../sidecar/skeleton.ts";
import type { WrittenJourney } from "./run.ts";

/** The journey of a file, which has one. */
export function boundJourney(
  program: Program,
  path: string,
): { readonly file: BoundFile; readonly journey: Journey } | undefined {
  const file = fileOf(program, path);
  const journey = file?.journeys[0];
  return file === undefined || journey === undefined ? undefined : { file, journey };
}

/** The layout of a journey without the differences between its text and its source. */
export function draftLayout({
  planned,
  words,
  scripts,
  dependencies,
  text,
}: WrittenJourney): Layout {
  const { format, realm, envelope } = planned.bundle;
  const files = [...scripts.values()].map((file) => [file.path, file.layout] as const);
  return skeleton(text, {
    format,
    realm,
    envelope,
    environment: words.unusualPlaceholders,
    scripts: Object.fromEntries(files),
    dependencies,
  });
}

/** The layout with which the text gives back its source. */
export function layoutOf(
  written: WrittenJourney,
  program: Program,
  readBeside: ReadBeside,
): Layout {
  const draft = draftLayout(written);
  const bound = boundJourney(program, written.path);
  if (bound === undefined) return draft;
  const said = exportedDocument(bound.file, bound.journey, draft, readBeside);
  const { source, origin } = written.planned;
  return withDigests(complete(draft, said, source.document), origin);
}

/** Where a layout and its text do not give back the source; undefined where they do. */
export function inexactPlace(
  { planned, path }: WrittenJourney,
  layout: Layout,
  program: Program,
  readBeside: ReadBeside,
): string | undefined {
  const bound = boundJourney(program, path);
  if (bound === undefined) return "/";
  const back = exportedDocument(bound.file, bound.journey, layout, readBeside);
  return firstDifference(back, planned.source.document);
}
