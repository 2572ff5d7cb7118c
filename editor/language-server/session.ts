import type { Host, Lines, ScriptReader, SourceFile } from "journeyc/analysis";
import type {
  ClientCapabilities,
  Connection,
  Disposable,
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
import { type Draw, drawHere } from "./diagram/draw.ts";
import type { BackgroundChecker, BackgroundCheckerOf } from "./diagnostics/background-checker.ts";
import { DiagnosticsPublisher } from "./diagnostics/publisher.ts";
import { offsetAt, rangeOf } from "./positions.ts";
import type { WatchFolder } from "./project/follow-files.ts";
import { Project } from "./project/project.ts";

/** A folder that the editor has opened, or the one around a file that it has opened alone. */
export type FolderKind = "workspace" | "lone";

/** Gives the files of a folder, by the folder's address. */
export type HostOf = (root: string, kind: FolderKind) => Host;

type FolderListener = (root: string, kind: FolderKind) => Disposable | undefined;

/** What a server can do without. */
export interface ServerParts {
  /** Reads the types of scripts in TypeScript; without it nothing is known of them. */
  readonly scripts?: ScriptReader;
  /** Checks a folder apart; without it, checks that take long are made here, while nobody types. */
  readonly checkerOf?: BackgroundCheckerOf;
  /** Watches a folder for editors that do not; without it their changes on the disk are not seen. */
  readonly watchFolder?: WatchFolder;
  /** Draws journeys, away from the thread that answers; without it small ones are drawn in it. */
  readonly draw?: Draw;
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
  readonly draw: Draw;
  readonly #connection: Connection;
  readonly #hostOf: HostOf;
  readonly #projects = new Map<string, Project>();
  readonly #parts: ServerParts;
  /** Where files outside of the editor's folders belong. */
  readonly #homes = new Map<string, Project>();
  readonly #disposables = new Map<string, Disposable>();
  #onFolder: FolderListener = () => undefined;

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
    this.draw = parts.draw ?? drawHere;
    this.diagnostics = new DiagnosticsPublisher(this);
    const roots = workspaceFolders?.map(({ uri }) => uri) ?? [rootUri ?? []].flat();
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
  checkerOf({ uris, kind }: Project): BackgroundChecker | undefined {
    return this.#parts.checkerOf?.(uris.root, kind);
  }

  get projects(): readonly Project[] {
    return [...this.#projects.values()];
  }

  /** Does something with each folder that is there or comes; what it returns is disposed of with the folder. */
  onFolder(opened: FolderListener): void {
    this.#onFolder = opened;
    for (const [root, { kind }] of this.#projects) this.#folderOpened(root, kind);
  }

  #folderOpened(root: string, kind: FolderKind): void {
    const disposable = this.#onFolder(root, kind);
    if (disposable !== undefined) this.#disposables.set(root, disposable);
  }

  /** True for a file that the editor has open, however either of us writes its address. */
  isOpen(uri: string): boolean {
    const uris = this.ownerOf(uri)?.uris;
    return this.documents.get(uris?.uriOf(uris.pathOf(uri)) ?? uri) !== undefined;
  }

  addFolder(root: string, kind: FolderKind = "workspace"): Project {
    const known = this.#projects.get(root);
    if (known?.kind === kind) return known;
    this.removeFolder(root);
    const project = new Project(root, this.#hostOf(root, kind), kind, this.#parts.scripts);
    for (const document of this.documents.all()) project.lay(document.uri, document.getText());
    this.#projects.set(root, project);
    this.#folderOpened(root, kind);
    return project;
  }

  removeFolder(root: string): void {
    const project = this.#projects.get(root);
    if (project === undefined) return;
    this.diagnostics.remove(project);
    this.#projects.delete(root);
    for (const [uri, home] of this.#homes) if (home === project) this.#homes.delete(uri);
    this.#disposables.get(root)?.dispose();
    this.#disposables.delete(root);
  }

  /** Folders have been opened and closed: every file may belong to another one now. */
  changeFolders(added: readonly string[], removed: readonly string[]): void {
    for (const root of removed) this.removeFolder(root);
    for (const root of added) this.addFolder(root);
    for (const [root, { kind }] of this.#projects) if (kind === "lone") this.removeFolder(root);
    this.#homes.clear();
    for (const document of this.documents.all()) this.projectOf(document.uri);
    this.diagnostics.restart();
  }

  /** The project that a file is known to belong to: the innermost folder that holds it, or where it was first found. */
  ownerOf(uri: string): Project | undefined {
    const [innermost] = this.projects
      .filter(({ kind, uris }) => kind === "workspace" && uris.contains(uri))
      .toSorted((a, b) => a.uris.pathOf(uri).length - b.uris.pathOf(uri).length);
    return innermost ?? this.#homes.get(uri);
  }

  /**
   * The project of a file: the innermost folder that holds it, else one whose journeys import it, else one for the
   * file's own folder.
   */
  projectOf(uri: string): Project {
    const owner = this.ownerOf(uri);
    if (owner !== undefined) return owner;
    const folder = uri.replace(/[^/:]*$/, "").replace(/\/$/, "");
    const home = this.#importing(uri) ?? this.addFolder(folder, "lone");
    this.#homes.set(uri, home);
    return home;
  }

  #importing(uri: string): Project | undefined {
    return this.projects.find((project) => {
      project.readAll();
      return project.graph.isImported(project.uris.pathOf(uri));
    });
  }

  /** The projects for which a file is of interest: the one that it belongs to, and those that reach into it. */
  projectsWith(uri: string): readonly Project[] {
    const owner = this.projectOf(uri);
    const others = this.projects.filter((one) => one !== owner && one.uses(one.uris.pathOf(uri)));
    return [owner, ...others];
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
