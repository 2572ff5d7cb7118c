import { type Catalogue, nodeTypeOfAm } from "../../2-bind/context.ts";
import type { Host } from "../../host.ts";
import { below } from "../../host/paths.ts";
import { Workspace } from "../../workspace.ts";
import type { ReadBeside } from "../export/document.ts";
import { type JourneyText, journeyText } from "../to-text/journey.ts";
import type { DependencyLayout } from "../sidecar/layout.ts";
import type { TypeLookup } from "../to-text/source.ts";
import { sharedFilesOf } from "./earlier.ts";
import { dependencyFilesOf } from "./dependency-files.ts";
import { fileText, schemaSpecifier } from "./file-text.ts";
import { FileWords } from "./file-words.ts";
import type { ImportedFile } from "./imported.ts";
import type { ImportPlan, PlannedJourney } from "./plan.ts";
import { schemaFiles } from "./schema-files.ts";
import { type ScriptFile, scriptFilesOf } from "./script-files.ts";
import type { SharedFiles } from "./shared-files.ts";

/** A journey whose text has been written. */
export interface WrittenJourney {
  readonly planned: PlannedJourney;
  readonly path: string;
  readonly words: FileWords;
  readonly scripts: ReadonlyMap<string, ScriptFile>;
  readonly dependencies: Readonly<Record<string, DependencyLayout>>;
  readonly text: JourneyText;
  readonly fileText: string;
}

/** One run of an import: its texts lie over the host's files until they are written. */
export class ImportRun {
  readonly workspace: Workspace<Host>;
  readonly #folder: string;
  readonly #plan: ImportPlan;
  readonly #shared: SharedFiles;
  readonly #typeOf: TypeLookup;

  constructor(
    host: Host,
    folder: string,
    plan: ImportPlan,
    shared: SharedFiles,
    catalogue: Catalogue,
  ) {
    this.workspace = new Workspace(host);
    this.#shared = shared;
    this.#folder = folder;
    this.#plan = plan;
    this.#typeOf = (amType) => nodeTypeOfAm(catalogue, amType);
  }

  /** Scripts and dependencies that were taken out of the journeys. */
  get sharedFiles(): readonly ImportedFile[] {
    return [...this.#shared.texts].map(([path, text]) => ({ path: this.#path(path), text }));
  }

  #path(specifier: string): string {
    return below(this.#folder, specifier.replace(/^\.\//, ""));
  }

  write(planned: PlannedJourney, defaultResource: string | undefined): WrittenJourney {
    const { source, identifier, earlier, file } = planned;
    const { document, name } = source;
    const before = sharedFilesOf(earlier?.layout);
    const scripts = scriptFilesOf(document, this.#shared, before);
    const dependencies = dependencyFilesOf(document, this.#shared, before);
    const words = new FileWords((other) => this.#plan.reference(planned, other), scripts);
    const typeOf = this.#typeOf;
    const input = { document, name, identifier, typeOf, earlier: earlier?.layout, defaultResource };
    const text = journeyText(input, words);
    const path = this.#path(file);
    const whole = fileText(path, text.text, words);
    this.workspace.update(path, whole);
    return { planned, path, words, scripts, dependencies, text, fileText: whole };
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
