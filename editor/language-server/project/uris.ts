import { resolveSpecifier } from "journeyc/analysis";
import { URI } from "vscode-uri";
import { relativePath } from "./relative-path.ts";

/** Translates between the addresses of an editor and the paths of a host, which are relative to its root. */
export class Uris {
  /** The address of the workspace folder. */
  readonly root: string;
  readonly #root: URI;
  readonly #prefix: string;

  /** @param root the address of the workspace folder */
  constructor(root: string) {
    this.root = root;
    this.#root = URI.parse(root);
    this.#prefix = this.#root.path.replace(/\/*$/, "/");
  }

  /** True for what lies in the folder, or below it. */
  contains(uri: string): boolean {
    const { scheme, authority, path } = URI.parse(uri);
    const same = scheme === this.#root.scheme && authority === this.#root.authority;
    return same && path.startsWith(this.#prefix);
  }

  /** The host's name of an address: `login.journey`, `../shared/x.journey`; the address itself for another scheme. */
  pathOf(uri: string): string {
    const { scheme, path } = URI.parse(uri);
    if (scheme !== this.#root.scheme) return uri;
    if (path.startsWith(this.#prefix)) return path.slice(this.#prefix.length);
    return relativePath(this.#prefix, path);
  }

  uriOf(path: string): string {
    if (/^[a-z][a-z0-9+.-]+:/i.test(path)) return path;
    const absolute = path.startsWith("/")
      ? path
      : resolveSpecifier(`${this.#prefix}x`, `./${path}`);
    return this.#root.with({ path: absolute }).toString();
  }
}
