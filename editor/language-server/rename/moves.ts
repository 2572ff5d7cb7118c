import { layoutPath } from "journeyc/analysis";
import type { FileRename } from "vscode-languageserver";
import { URI } from "vscode-uri";
import type { Project } from "../project/project.ts";
import { relativePath } from "../project/relative-path.ts";

/** Where the paths of a project lead to once files and folders have moved. */
export class Moves {
  readonly #project: Project;
  readonly #moves: readonly { readonly from: string; readonly to: string }[];

  constructor(project: Project, files: readonly FileRename[]) {
    this.#project = project;
    const pathOf = (uri: string): string => project.uris.pathOf(uri).replace(/\/$/, "");
    this.#moves = files.map(({ oldUri, newUri }) => ({ from: pathOf(oldUri), to: pathOf(newUri) }));
  }

  /** A file's path after the move: another if it has moved, or a folder around it. */
  pathAfter(path: string): string {
    for (const { from, to } of this.#moves) {
      if (path === from) return to;
      if (path.startsWith(`${from}/`)) return to + path.slice(from.length);
      // The layout goes where its journey goes.
      if (from.endsWith(".journey") && path === layoutPath(from)) return layoutPath(to);
    }
    return path;
  }

  /** How a file is to name another one after the move; the same text when that is still right. */
  specifierAfter(from: string, specifier: string): string {
    const { host } = this.#project.workspace;
    const before = host.resolve(from, specifier);
    const after = this.pathAfter(before);
    const fromAfter = this.pathAfter(from);
    if (host.resolve(fromAfter, specifier) === after) return specifier;
    if (specifier.startsWith("/")) return after;
    const relative = relativePath(this.#absolute(fromAfter), this.#absolute(after));
    const isPlain = relative.startsWith("../") || !specifier.startsWith(".");
    return isPlain ? relative : `./${relative}`;
  }

  #absolute(path: string): string {
    return URI.parse(this.#project.uris.uriOf(path)).path;
  }
}
