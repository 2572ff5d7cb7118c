import { type Catalogue, extendCatalogue, runtimeCatalogue } from "../2-bind/context.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { ReadResult } from "../host.ts";
import { readFailure } from "../workspace/read-failure.ts";
import { catalogueFile, readCatalogue } from "./read-catalogue.ts";

export interface ProjectCatalogue {
  readonly catalogue: Catalogue;
  readonly diagnostics: readonly Diagnostic[];
}

const withoutFile: ProjectCatalogue = { catalogue: runtimeCatalogue, diagnostics: [] };

/** The node types of the runtime and those of the project's own catalogue file, if it has one. */
export class CatalogueCache {
  #text: string | undefined;
  #result: ProjectCatalogue = withoutFile;

  /** @param read reads a file of the host; the result is kept until the text changes */
  load(read: (path: string) => ReadResult): ProjectCatalogue {
    const file = read(catalogueFile);
    if (!file.ok) {
      if (file.failure === "notFound") return withoutFile;
      const diagnostics = [readFailure(catalogueFile, file.failure, file.detail)];
      return { ...withoutFile, diagnostics };
    }
    if (file.text !== this.#text) {
      const { manifests, diagnostics } = readCatalogue(catalogueFile, file.text, runtimeCatalogue);
      this.#text = file.text;
      this.#result = { catalogue: extendCatalogue(runtimeCatalogue, manifests), diagnostics };
    }
    return this.#result;
  }
}
