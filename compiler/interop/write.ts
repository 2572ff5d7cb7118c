import { type Diagnostic } from "../diagnostics/diagnostic.ts";
import { MemoryHost } from "../host/memory-host.ts";
import { amFileConfigLayout } from "./formats/am-file-config.ts";
import { amsterLayout } from "./formats/amster.ts";
import { jsonText, Output, type WritableBundle, type WrittenFile } from "./formats/output.ts";
import { restFile, restOf } from "./formats/rest.ts";
import { writeFrConfigManager } from "./formats/write-fr-config-manager.ts";
import { writeAm, writeFrodo, writeFrodoMulti } from "./formats/write-single.ts";
import { writeWrapped } from "./formats/write-wrapped.ts";
import type { InteropFormat } from "./journey-document.ts";
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

/** What reading the files back would not give, as a file beside them: so nothing is lost, whatever the format. */
function fileOfRest(
  { journeys, envelope = {} }: WritableBundle,
  root: string,
  files: readonly WrittenFile[],
): readonly WrittenFile[] {
  const host = new MemoryHost(Object.fromEntries(files.map(({ path, text }) => [path, text])));
  const back = readJourneys(host, ["."]).bundles.find(({ path }) => path === root);
  const rest = restOf(journeys, envelope, back);
  return rest ? [{ path: `${root}/${restFile}`, text: jsonText(rest) }] : [];
}

/** Journeys as files of a format. Paths are relative, and safe on every system whatever the journeys' names are. */
export function writeJourneys(bundle: WritableBundle, format: InteropFormat): JourneyWriting {
  const output = new Output(format);
  const root = writers[format](bundle, output);
  const { files, diagnostics } = output;
  if (typeof root !== "string" || diagnostics.length > 0) return { files, diagnostics };
  return { files: [...files, ...fileOfRest(bundle, root, files)], diagnostics };
}
