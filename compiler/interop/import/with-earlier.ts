import { parseSource } from "../../1-syntax/parse.ts";
import type { Host } from "../../host.ts";
import { Workspace } from "../../workspace.ts";
import { format } from "../../workspace/format.ts";
import { exportedDocument, type ReadBeside } from "../export/document.ts";
import { NodeNames } from "../from-text/names.ts";
import { sameJson } from "../json.ts";
import type { Layout } from "../sidecar/layout.ts";
import { changesBetween, type Said } from "./changes.ts";
import { boundJourney, draftLayout } from "./layouts.ts";
import { mergedText } from "./merge.ts";
import type { WrittenJourney } from "./run.ts";

/** What a text says, with the files that lie around it. */
class Reading {
  readonly #workspace: Workspace<Host>;
  readonly #path: string;
  readonly #layout: Layout;
  readonly #readBeside: ReadBeside;

  constructor(host: Host, path: string, layout: Layout, readBeside: ReadBeside) {
    this.#workspace = new Workspace(host);
    this.#path = path;
    this.#layout = layout;
    this.#readBeside = readBeside;
  }

  /** Undefined for a text that is not one journey without syntax errors. */
  of(text: string): Said | undefined {
    this.#workspace.update(this.#path, text);
    const { program, diagnostics } = this.#workspace.bind([this.#path]);
    const isBroken = diagnostics.some(
      ({ code, primary }) => code.startsWith("J1") && primary.file === this.#path,
    );
    const bound = boundJourney(program, this.#path);
    if (isBroken || bound === undefined || bound.file.journeys.length !== 1) return undefined;
    const { file, journey } = bound;
    const document = exportedDocument(file, journey, this.#layout, this.#readBeside);
    return { journey, names: new NodeNames(journey, this.#layout), document };
  }
}

/**
 * The text of a journey that was imported before: what its people have written in it stays where the source has not
 * changed.
 * @param host with the fresh texts of all journeys
 */
export function withEarlierText(
  written: WrittenJourney,
  host: Host,
  readBeside: ReadBeside,
): string {
  const { planned, path, fileText } = written;
  const { earlier } = planned;
  if (earlier === undefined || earlier.text === fileText) return fileText;
  const reading = new Reading(host, path, draftLayout(written), readBeside);
  const before = reading.of(earlier.text);
  const after = reading.of(fileText);
  if (before === undefined || after === undefined) return fileText;
  if (sameJson(before.document, after.document)) return earlier.text;
  const changes = changesBetween(before, after);
  const old = parseSource(path, earlier.text).value;
  const fresh = parseSource(path, fileText).value;
  // What cannot be merged is taken from the source alone: the text must not say another thing than it.
  for (const grain of ["part", "node"] as const) {
    const { text } = format(path, mergedText(old, fresh, changes, grain));
    const said = text === undefined ? undefined : reading.of(text);
    if (text !== undefined && said && sameJson(said.document, after.document)) return text;
  }
  return fileText;
}
