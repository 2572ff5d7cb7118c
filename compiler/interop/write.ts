import { quoteList } from "../2-bind/text.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { MemoryHost } from "../host/memory-host.ts";
import { amFileConfigLayout } from "./formats/am-file-config.ts";
import { amsterLayout } from "./formats/amster.ts";
import { Output, type WritableBundle, type WrittenFile } from "./formats/output.ts";
import { restFile, restOf } from "./formats/rest.ts";
import { writeFrConfigManager } from "./formats/write-fr-config-manager.ts";
import { writeAm, writeFrodo, writeFrodoMulti } from "./formats/write-single.ts";
import { writeWrapped } from "./formats/write-wrapped.ts";
import type { InteropFormat, JourneyBundle, JourneyDocument } from "./journey-document.ts";
import { sameJson } from "./json.ts";
import { readJourneys } from "./read.ts";

export type { WritableBundle, WrittenFile } from "./formats/output.ts";

/** The files of an export, and what the format could not hold. */
export interface JourneyWriting {
  readonly files: readonly WrittenFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Writes a bundle; gives the folder of the realm where the format has one, with a file for the rest in it. */
type Write = (bundle: WritableBundle, output: Output) => string | void;

const writers: Readonly<Record<InteropFormat, Write>> = {
  frodo: writeFrodo,
  "frodo-multi": writeFrodoMulti,
  am: writeAm,
  amster: writeWrapped(amsterLayout, "realms"),
  "am-file-config": writeWrapped(amFileConfigLayout, "services/realm"),
  "fr-config-manager": writeFrConfigManager,
};

/** The formats that journeys can be written in. */
export const writableFormats = Object.keys(writers) as readonly InteropFormat[];

/** The bundle of a folder as it comes back from the files that were written. */
function readBack(root: string, files: readonly WrittenFile[]): JourneyBundle | undefined {
  const host = new MemoryHost(Object.fromEntries(files.map(({ path, text }) => [path, text])));
  return readJourneys(host, ["."]).bundles.find(({ path }) => path === root);
}

function isIn({ name, document }: JourneyDocument, bundle: JourneyBundle | undefined): boolean {
  const found = bundle?.journeys.filter((journey) => journey.name === name) ?? [];
  return found.some((journey) => sameJson(journey.document, document));
}

/** Adds a file with what reading the others back would not give: so nothing is lost, whatever the format. */
function addRest(bundle: WritableBundle, root: string, output: Output): void {
  const { journeys, envelope = {} } = bundle;
  const rest = restOf(journeys, envelope, readBack(root, output.files));
  if (rest === undefined) return;
  output.json(`${root}/${restFile}`, rest, "the rest");
  const back = readBack(root, output.files);
  if (restOf(journeys, envelope, back) === undefined) return;
  const lost = journeys.filter((journey) => !isIn(journey, back)).map(({ name }) => name);
  output.cannotHold(root, lost.length === 0 ? "these journeys" : `the journeys ${quoteList(lost)}`);
}

/** Journeys as files of a format. Paths are relative, and safe on every system whatever the journeys' names are. */
export function writeJourneys(bundle: WritableBundle, format: InteropFormat): JourneyWriting {
  const output = new Output(format);
  const root = writers[format](bundle, output);
  if (typeof root === "string" && output.diagnostics.length === 0) addRest(bundle, root, output);
  const { files, diagnostics } = output;
  return { files, diagnostics };
}
