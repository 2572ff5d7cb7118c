import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";

const root = join(import.meta.dirname, "../../..");
const artifacts = join(root, "test/.artifacts");

export interface BundleOptions {
  readonly format: "esm" | "cjs";
  /** Packages that stay outside. */
  readonly external?: readonly string[];
  /** Modules that others take the place of. */
  readonly alias?: Readonly<Record<string, string>>;
  /** True: it lies where no package is found. */
  readonly alone?: boolean;
}

/** A file of `test/runtime/bundles` and all that it imports of our sources, in one file. */
export class Bundle implements Disposable {
  readonly #folder: string;
  readonly #file: string;

  private constructor({ alone = false, format }: BundleOptions) {
    mkdirSync(artifacts, { recursive: true });
    this.#folder = mkdtempSync(join(alone ? tmpdir() : artifacts, "bundle-"));
    this.#file = join(this.#folder, format === "esm" ? "app.mjs" : "app.cjs");
  }

  static async of(entry: string, options: BundleOptions): Promise<Bundle> {
    const { format, external = [], alias = {} } = options;
    const bundle = new Bundle(options);
    await build({
      entryPoints: [join(import.meta.dirname, entry)],
      outfile: bundle.#file,
      bundle: true,
      format,
      platform: "node",
      target: "node22",
      conditions: ["@journeyc/source"],
      external: [...external],
      alias: { ...alias },
      // That a CommonJS module has no address is told there.
      logLevel: "error",
    });
    return bundle;
  }

  /** What it prints, a line each. */
  async run(): Promise<readonly string[]> {
    const { stdout } = await promisify(execFile)(process.execPath, [this.#file], {
      cwd: this.#folder,
      env: {},
    });
    return stdout.trim().split("\n");
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
