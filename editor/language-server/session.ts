import type { Host, Lines, ScriptReader, SourceFile } from "journeyc/analysis";
import type {
  ClientCapabilities,
  Connection,
  InitializeParams,
  Location,
  Position,
  Range,
  TextDocumentIdentifier,
  TextDocuments,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Label } from "journeyc/analysis";
import { Configuration } from "./configuration.ts";
import { optionsOf, type ServerOptions } from "./server-options.ts";
import type { BackgroundChecker, BackgroundCheckerOf } from "./diagnostics/background-checker.ts";
import { DiagnosticsPublisher } from "./diagnostics/publisher.ts";
import { offsetAt, rangeOf } from "./positions.ts";
import { Project } from "./project/project.ts";

/** Gives the files of a workspace folder, by the folder's address. */
export type HostOf = (root: string) => Host;

/** What a server can do without. */
export interface ServerParts {
  /** Reads the types of scripts in TypeScript; without it nothing is known of them. */
  readonly scripts?: ScriptReader;
  /** Checks a folder apart; without it, checks that take long are made here, while nobody types. */
  readonly checkerOf?: BackgroundCheckerOf;
}

/** A file that the editor asks about. */
export interface Asked {
  readonly project: Project;
  readonly path: string;
  readonly lines: Lines;
  readonly source: SourceFile;
}

/** A place in a file that the editor asks about. */
export interface AskedAt extends Asked {
  readonly offset: number;
}

/** One editor and its workspace folders: what features answer from. */
export class Session {
  readonly client: ClientCapabilities;
  readonly documents: TextDocuments<TextDocument>;
  readonly diagnostics: DiagnosticsPublisher;
  readonly configuration: Configuration;
  /** What the editor asked for when it started the server. */
  readonly options: ServerOptions;
  readonly #connection: Connection;
  readonly #hostOf: HostOf;
  readonly #projects = new Map<string, Project>();
  readonly #parts: ServerParts;
  /** Projects that are there for single files, and not because the editor has opened their folder. */
  readonly #ownFolders = new Set<Project>();
  /** Where files outside of the opened folders belong. */
  readonly #homes = new Map<string, Project>();

  constructor(
    connection: Connection,
    documents: TextDocuments<TextDocument>,
    hostOf: HostOf,
    { capabilities, workspaceFolders, rootUri, initializationOptions }: InitializeParams,
    parts: ServerParts,
  ) {
    this.#parts = parts;
    this.options = optionsOf(initializationOptions);
    this.client = capabilities;
    this.configuration = new Configuration(connection, capabilities, this.options);
    this.documents = documents;
    this.#connection = connection;
    this.#hostOf = hostOf;
    this.diagnostics = new DiagnosticsPublisher(this);
    const roots = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null ? [] : [rootUri]);
    for (const root of roots) this.addFolder(root);
  }

  /** The address of a finding's page, where the editor has one for it. */
  pageOf(code: string): string | undefined {
    return this.options.pages?.replace("{code}", code);
  }

  get connection(): Connection {
    return this.#connection;
  }

  /** Where the checks of a project are made that take long; undefined: nowhere but here. */
  checkerOf({ uris }: Project): BackgroundChecker | undefined {
    return this.#parts.checkerOf?.(uris.root);
  }

  get projects(): readonly Project[] {
    return [...this.#projects.values()];
  }

  addFolder(root: string): void {
    const known = this.#projects.get(root);
    if (known !== undefined) {
      this.#ownFolders.delete(known);
      return;
    }
    const project = new Project(root, this.#hostOf(root), this.#parts.scripts);
    this.#projects.set(root, project);
    for (const document of this.documents.all())
      project.overlay(project.uris.pathOf(document.uri), document.getText());
  }

  removeFolder(root: string): void {
    const project = this.#projects.get(root);
    if (project === undefined) return;
    this.diagnostics.remove(project);
    this.#projects.delete(root);
    for (const [uri, home] of this.#homes) if (home === project) this.#homes.delete(uri);
  }

  /**
   * The project of a file: the innermost folder that holds it, else one whose journeys import it, else one for the
   * file's own folder.
   */
  projectOf(uri: string): Project {
    const folder = this.folderOf(uri);
    if (folder !== undefined) return folder;
    // It stays where it was first found: what the editor has open is laid over the files of that project.
    const home = this.#homes.get(uri) ?? this.#importing(uri) ?? this.#ownFolder(uri);
    this.#homes.set(uri, home);
    return home;
  }

  /** The innermost folder of those that the editor has opened that holds a file. */
  folderOf(uri: string): Project | undefined {
    return this.projects
      .filter((project) => project.uris.contains(uri) && !this.#ownFolders.has(project))
      .toSorted((a, b) => a.uris.pathOf(uri).length - b.uris.pathOf(uri).length)[0];
  }

  /**
   * Lays the editor's text over a file, in its own project and wherever it is imported. Without a text, what is on the
   * disk counts again.
   */
  overlay(uri: string, text: string | undefined): void {
    const home = this.projectOf(uri);
    for (const project of this.projects) {
      const path = project.uris.pathOf(uri);
      if (project !== home) project.overlay(path, text);
      else if (text === undefined) project.forget(path);
      else project.update(path, text);
      const concerned = project === home || project.graph.importersOf(path).size > 0;
      if (concerned) this.diagnostics.changed(project, path);
    }
  }

  #importing(uri: string): Project | undefined {
    return this.projects.find((project) => {
      project.readAll();
      return project.graph.importersOf(project.uris.pathOf(uri)).size > 0;
    });
  }

  #ownFolder(uri: string): Project {
    const folder = uri.replace(/[^/]*$/, "").replace(/\/$/, "");
    this.addFolder(folder);
    const added = this.#projects.get(folder);
    if (added === undefined) throw new Error(`${folder} is not a folder of this session.`);
    this.#ownFolders.add(added);
    return added;
  }

  /** A document that the editor asks about; undefined when it cannot be read. */
  asked({ uri }: TextDocumentIdentifier): Asked | undefined {
    const project = this.projectOf(uri);
    const path = project.uris.pathOf(uri);
    const source = project.parsed(path)?.value;
    const lines = project.lines(path);
    return source && lines && { project, path, source, lines };
  }

  /** The same with a place in it. */
  askedAt(document: TextDocumentIdentifier, position: Position): AskedAt | undefined {
    const asked = this.asked(document);
    return asked && { ...asked, offset: offsetAt(asked.lines, position) };
  }

  /** Where a label of a project is, for the editor; the file's start when the file cannot be read. */
  locationOf(project: Project, { file, span }: Pick<Label, "file" | "span">): Location {
    return { uri: project.uris.uriOf(file), range: this.rangeIn(project, file, span) };
  }

  rangeIn(project: Project, path: string, span: Label["span"]): Range {
    const lines = project.lines(path);
    const origin = { line: 0, character: 0 };
    return lines === undefined ? { start: origin, end: origin } : rangeOf(lines, span);
  }
}
