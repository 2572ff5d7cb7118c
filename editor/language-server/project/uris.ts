import { resolveSpecifier } from "journeyc/analysis";
import { URI } from "vscode-uri";
import { isOnDrive, relativePath } from "./relative-path.ts";

/** An address in parts. Windows does not tell `C:` from `c:`, and editors write both. */
function parse(uri: string): URI {
  const parsed = URI.parse(uri);
  const path = parsed.path.replace(/^\/[A-Z]:/, (drive) => drive.toLowerCase());
  return path === parsed.path ? parsed : parsed.with({ path });
}

const hasScheme = /^[a-z][a-z0-9+.-]+:/i;

/** A text that is no file yet (`untitled:Untitled-1`) is a journey, or we would not be asked about it. */
function asJourney(path: string): string {
  return /\.[^/]*$/.test(path) ? path : `${path}.journey`;
}

/** Translates between the addresses of an editor and the paths of a host, which are relative to its root. */
export class Uris {
  /** The address of the workspace folder. */
  readonly root: string;
  readonly #root: URI;
  readonly #prefix: string;
  /** How the editor writes the addresses that it has given, by path. */
  readonly #spelt = new Map<string, string>();

  /** @param root the address of the workspace folder */
  constructor(root: string) {
    this.root = root;
    this.#root = parse(root);
    this.#prefix = this.#root.path.replace(/\/*$/, "/");
  }

  /** True for what lies in the folder, or below it. */
  contains(uri: string): boolean {
    const { scheme, authority, path } = parse(uri);
    const same = scheme === this.#root.scheme && authority === this.#root.authority;
    return same && path.startsWith(this.#prefix);
  }

  /** The host's name of an address: `login.journey`, `../shared/x.journey`; the address itself for another scheme. */
  pathOf(uri: string): string {
    const { scheme, authority, path } = parse(uri);
    if (scheme !== this.#root.scheme || !path.startsWith("/")) return asJourney(uri);
    if (authority !== this.#root.authority)
      return authority === "" ? path : `//${authority}${path}`;
    const name = path.startsWith(this.#prefix)
      ? path.slice(this.#prefix.length)
      : relativePath(this.#prefix, path);
    return scheme === "file" ? name : asJourney(name);
  }

  /** There are several ways to encode an address: from now on this file has the one that the editor uses. */
  spell(uri: string): void {
    this.#spelt.set(this.pathOf(uri), uri);
  }

  uriOf(path: string): string {
    const spelt = this.#spelt.get(path);
    if (spelt !== undefined) return spelt;
    if (hasScheme.test(path)) return path;
    if (path.startsWith("//") || isOnDrive(path)) return URI.file(path).toString();
    const absolute = path.startsWith("/")
      ? path
      : resolveSpecifier(`${this.#prefix}x`, `./${path}`);
    return this.#root.with({ path: absolute }).toString();
  }
}
