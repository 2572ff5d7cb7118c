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
import { optionsOf, type ServerOptions } from "./server-options.ts";
import type { Draw } from "./diagram/draw.ts";
import { DiagnosticsPublisher } from "./diagnostics/publisher.ts";
import { offsetAt, rangeOf } from "./positions.ts";
import { Project } from "./project/project.ts";

/** Gives the files of a workspace folder, by the folder's address. */
export type HostOf = (root: string) => Host;

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

/** What the server is given from outside, as it needs more than a browser has. */
export interface Outside {
  readonly scripts: ScriptReader | undefined;
  readonly draw: Draw;
}

/** One editor and its workspace folders: what features answer from. */
export class Session {
  readonly client: ClientCapabilities;
  readonly documents: TextDocuments<TextDocument>;
  readonly diagnostics: DiagnosticsPublisher;
  readonly draw: Draw;
  readonly #connection: Connection;
  readonly #hostOf: HostOf;
  readonly #projects = new Map<string, Project>();
  readonly #options: ServerOptions;
  readonly #scripts: ScriptReader | undefined;

  constructor(
    connection: Connection,
    documents: TextDocuments<TextDocument>,
    hostOf: HostOf,
    { capabilities, workspaceFolders, rootUri, initializationOptions }: InitializeParams,
    { scripts, draw }: Outside,
  ) {
    this.#scripts = scripts;
    this.#options = optionsOf(initializationOptions);
    this.client = capabilities;
    this.documents = documents;
    this.#connection = connection;
    this.#hostOf = hostOf;
    this.draw = draw;
    this.diagnostics = new DiagnosticsPublisher(this);
    const roots = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null ? [] : [rootUri]);
    for (const root of roots) this.addFolder(root);
  }

  /** The address of a finding's page, where the editor has one for it. */
  pageOf(code: string): string | undefined {
    return this.#options.pages?.replace("{code}", code);
  }

  get connection(): Connection {
    return this.#connection;
  }

  get projects(): readonly Project[] {
    return [...this.#projects.values()];
  }

  addFolder(root: string): void {
    if (this.#projects.has(root)) return;
    this.#projects.set(root, new Project(root, this.#hostOf(root), this.#scripts));
  }

  removeFolder(root: string): void {
    const project = this.#projects.get(root);
    if (project === undefined) return;
    this.diagnostics.remove(project);
    this.#projects.delete(root);
  }

  /** The project of a file: the innermost folder that holds it, else one for the file's own folder. */
  projectOf(uri: string): Project {
    const holding = this.projects
      .filter(({ uris }) => uris.contains(uri))
      .toSorted((a, b) => a.uris.pathOf(uri).length - b.uris.pathOf(uri).length);
    if (holding[0] !== undefined) return holding[0];
    const folder = uri.replace(/[^/]*$/, "").replace(/\/$/, "");
    this.addFolder(folder);
    const added = this.#projects.get(folder);
    if (added === undefined) throw new Error(`${folder} is not a folder of this session.`);
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
