import { posix } from "../posix.ts";
import { CheckContext } from "../4-check/context.ts";
import { visible } from "../diagnostics/visible.ts";
import { fitsInSvg } from "../graph/svg-limit.ts";
import { svg } from "../graph/svg.ts";
import { fileNames } from "../workspace/file-names.ts";
import type { Output } from "../workspace/outputs.ts";
import type { Checked } from "../workspace.ts";
import { documentationMark } from "./generated-files.ts";
import { indexPage } from "./index-page.ts";
import { journeyPage } from "./journey-page.ts";
import { type Documented, stepTitles, type Subject } from "./subject.ts";

/** GitHub shows a folder's file of this name. */
const indexName = "README";

function marked(text: string, source?: string): string {
  const from = source === undefined ? "" : ` from ${visible(source).replaceAll("--", "- -")}`;
  return `<!-- ${documentationMark}${from}. Do not edit. -->`.concat("\n\n", text.trimEnd(), "\n");
}

function filesOf(documented: Documented, folder: string): readonly Output[] {
  const { journey, subject } = documented;
  const source = journey.file;
  const name = subject.pages.get(journey) ?? "unnamed"; // every journey has a page
  const picture = `${name}.svg`;
  const page = journeyPage(documented, picture);
  return [
    { path: posix.join(folder, `${name}.md`), text: marked(page, source), source },
    ...(fitsInSvg(journey)
      ? [{ path: posix.join(folder, picture), text: marked(svg(journey), source), source }]
      : []),
  ];
}

/**
 * The documentation of every journey of a program: an index, and for each journey a page with its picture.
 *
 * @param folder where the files will stand, all of them directly in it
 */
export function documentationOf(
  { program, diagnostics, sources }: Checked,
  folder: string,
): readonly Output[] {
  const journeys = program.files.flatMap((file) =>
    file.journeys.map((journey) => ({ journey, file })),
  );
  const names = fileNames(
    journeys.map(({ journey }) => journey.name),
    [indexName.toLowerCase()],
  );
  const pages = new Map(journeys.map(({ journey }, index) => [journey, names[index] ?? "unnamed"]));
  const subject: Subject = { context: new CheckContext(program), diagnostics, sources, pages };
  const all = journeys.map((one) => ({ ...one, subject, titles: stepTitles(one.journey) }));
  const index = posix.join(folder, `${indexName}.md`);
  return [
    { path: index, text: marked(indexPage(all, subject)), source: index },
    ...all.flatMap((documented) => filesOf(documented, folder)),
  ];
}
