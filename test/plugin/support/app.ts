import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";

const root = join(import.meta.dirname, "../../..");
/** The example app of the repository. */
export const example = join(root, "examples/bundlers");
const artifacts = join(root, "test/.artifacts");
const load = createRequire(join(example, "package.json"));

/** What the scripts of the example's package.json run. */
export const builds = {
  vite: [load.resolve("vite/package.json").replace("package.json", "bin/vite.js"), "build"],
  webpack: [load.resolve("webpack-cli/bin/cli.js"), "build"],
  esbuild: ["esbuild.config.ts"],
} as const;

export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** A copy of the example, where it finds the packages, to build and to change. */
export class App implements Disposable {
  readonly folder: string;

  constructor() {
    mkdirSync(artifacts, { recursive: true });
    this.folder = mkdtempSync(join(artifacts, "bundlers-"));
    cpSync(example, this.folder, {
      recursive: true,
      filter: (path) =>
        !/^(?:node_modules|dist|\.next|.*\.d\.journey\.ts|.*\.tsbuildinfo)$/.test(basename(path)),
    });
    this.write("tsconfig.json", '{ "extends": "../../../tsconfig.base.json" }');
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  read(name: string): string {
    return readFileSync(this.path(name), "utf8");
  }

  write(name: string, text: string): void {
    writeFileSync(this.path(name), text);
  }

  /** Replaces a text of a file, which must be there. */
  change(name: string, from: string, to: string): void {
    const text = this.read(name);
    if (!text.includes(from)) throw new Error(`${name} does not have ${from}`);
    this.write(name, text.replace(from, to));
  }

  /** Runs Node in the folder, on the sources of this repository, until it ends. */
  run(
    nodeArguments: readonly string[],
    environment: Readonly<Record<string, string>> = {},
  ): Promise<Ended> {
    const child = spawn(process.execPath, ["--conditions=@journeyc/source", ...nodeArguments], {
      cwd: this.folder,
      // The processes that bundlers start, too.
      env: {
        ...process.env,
        NODE_OPTIONS: "--conditions=@journeyc/source",
        NO_COLOR: "1",
        ...environment,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => (output += text));
    return new Promise((resolve) => {
      child.once("exit", (code) => resolve({ code, output }));
    });
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
