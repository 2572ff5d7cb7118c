import type { Catalogue } from "../../2-bind/context.ts";
import type { Host } from "../../host.ts";
import { below } from "../../host/paths.ts";
import { Workspace } from "../../workspace.ts";
import type { ReadBeside } from "../export/document.ts";
import { type JourneyText, journeyText } from "../to-text/journey.ts";
import type { TypeLookup } from "../to-text/source.ts";
import { fileText, schemaSpecifier } from "./file-text.ts";
import { FileWords } from "./file-words.ts";
import type { ImportedFile } from "./imported.ts";
import type { ImportPlan, PlannedJourney } from "./plan.ts";
import { schemaFiles } from "./schema-files.ts";
import type { ScriptFile, ScriptFiles } from "./script-files.ts";

/** A journey whose text has been written. */
export interface WrittenJourney {
  readonly planned: PlannedJourney;
  readonly path: string;
  readonly words: FileWords;
  readonly scripts: ReadonlyMap<string, ScriptFile>;
  readonly text: JourneyText;
  readonly fileText: string;
}

/** One run of an import: its texts lie over the host's files until they are written. */
export class ImportRun {
  readonly workspace: Workspace<Host>;
  readonly #folder: string;
  readonly #plan: ImportPlan;
  readonly #scripts: ScriptFiles;
  readonly #typeOf: TypeLookup;

  constructor(
    host: Host,
    folder: string,
    plan: ImportPlan,
    scripts: ScriptFiles,
    catalogue: Catalogue,
  ) {
    this.workspace = new Workspace(host);
    this.#scripts = scripts;
    this.#folder = folder;
    this.#plan = plan;
    const types = new Map([...catalogue.nodes.values()].map((each) => [each.amType, each]));
    this.#typeOf = (amType) => types.get(amType);
  }

  /** The scripts that were taken out of the journeys, by their paths. */
  get scriptFiles(): readonly ImportedFile[] {
    return [...this.#scripts.texts].map(([path, text]) => ({ path: this.#path(path), text }));
  }

  #path(specifier: string): string {
    return below(this.#folder, specifier.replace(/^\.\//, ""));
  }

  write(planned: PlannedJourney, defaultResource: string | undefined): WrittenJourney {
    const { source, identifier, earlier, file } = planned;
    const { document, name } = source;
    const scripts = this.#scripts.of(document);
    const words = new FileWords((other) => this.#plan.reference(planned, other), scripts);
    const typeOf = this.#typeOf;
    const input = { document, name, identifier, typeOf, earlier: earlier?.layout, defaultResource };
    const text = journeyText(input, words);
    const path = this.#path(file);
    const whole = fileText(path, text.text, words);
    this.workspace.update(path, whole);
    return { planned, path, words, scripts, text, fileText: whole };
  }

  /** The schemas of the resources that journeys name, as far as there are none yet. */
  schemasFor(written: readonly WrittenJourney[]): readonly ImportedFile[] {
    const uses = written.map(({ planned, words, text }) => ({
      bundle: planned.bundle,
      resources: words.resources,
      nodes: [...text.nodes.values()],
    }));
    return schemaFiles(uses, this.workspace.host, (name) => this.#path(schemaSpecifier(name)));
  }

  /** Lays scripts and schemas over the host's files. */
  overlay(files: readonly ImportedFile[]): void {
    for (const { path, text } of files) this.workspace.update(path, text);
  }

  /** The host with the texts of this import laid over it. */
  get overlaid(): Host {
    const { host } = this.workspace;
    // The host's own methods may rest on private parts of it.
    return {
      read: (path) => this.workspace.read(path),
      resolve: (file, specifier) => host.resolve(file, specifier),
      list: (folder, suffix) => host.list(folder, suffix),
      isDirectory: (path) => host.isDirectory(path),
      onDisk: (path) => host.onDisk(path),
      write: (path, text) => host.write(path, text),
    };
  }

  readonly readBeside: ReadBeside = (file, specifier) => {
    const { host } = this.workspace;
    const result = this.workspace.read(host.resolve(file, specifier));
    return result.ok ? result.text : undefined;
  };
}
