import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Tarball } from "./tarballs.ts";
import { run, type Ran } from "./run.ts";

/** An empty project outside of the workspace, on one Node.js. */
export class Project implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), "journeyc-project-"));
  readonly #node: string;

  constructor(node: string) {
    this.#node = node;
    this.write("package.json", `${JSON.stringify({ private: true, type: "module" })}\n`);
  }

  /** Installs tarballs, and packages of the registry with their versions. */
  async install(tarballs: readonly Tarball[], others: readonly string[] = []): Promise<void> {
    const quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline"];
    const { code, output } = await this.run("npm", [
      "install",
      ...quiet,
      ...tarballs.map(({ path }) => path),
      ...others,
    ]);
    if (code !== 0) throw new Error(output);
  }

  run(command: string, given: readonly string[]): Promise<Ran> {
    return run(command, given, { folder: this.folder, node: this.#node });
  }

  /** Runs a module of the project. */
  node(text: string): Promise<Ran> {
    this.write("run.js", text);
    return this.run(this.#node, ["--no-warnings", "run.js"]);
  }

  write(path: string, text: string): void {
    writeFileSync(join(this.folder, path), text);
  }

  remove(...paths: readonly string[]): void {
    for (const path of paths) rmSync(join(this.folder, path));
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), "utf8");
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
