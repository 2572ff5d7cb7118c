import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./run.ts";

const root = join(import.meta.dirname, "../../..");

/** The folders of the packages that are published. */
export const published = ["grammar", "runtime", "compiler", "editor"] as const;

export interface Tarball {
  readonly folder: (typeof published)[number];
  readonly name: string;
  readonly path: string;
  readonly content: Buffer;
  /** Paths within the package. */
  readonly files: readonly string[];
}

/** What `npm pack --json` says of each package. */
interface Packed {
  readonly name: string;
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** Packs what the build has left, into a folder that is removed when the tests end. */
export class Tarballs implements AsyncDisposable {
  readonly #target = mkdtempSync(join(tmpdir(), "journeyc-packages-"));

  all(): Promise<readonly Tarball[]> {
    return Promise.all(published.map((folder) => this.#pack(folder)));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    rmSync(this.#target, { recursive: true, force: true });
  }

  async #pack(folder: Tarball["folder"]): Promise<Tarball> {
    const pack = ["pack", "--ignore-scripts", "--json", "--pack-destination", this.#target];
    const { code, output } = await run("npm", pack, { folder: join(root, folder) });
    if (code !== 0) throw new Error(output);
    const packed = Object.values(JSON.parse(output) as Record<string, Packed>)[0];
    if (!packed) throw new Error(`npm packed nothing in ${folder}`);
    const path = join(this.#target, packed.filename);
    const files = packed.files.map((file) => file.path);
    return { folder, name: packed.name, path, content: readFileSync(path), files };
  }
}
