/**
 * Programs with V8's compiled code beside them. Node's own compile cache keeps a module as it is compiled before it
 * runs, without the functions that the run calls: those would be compiled anew at each start, which takes longer than
 * the run. Here it is kept after a run.
 */
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { Script } from "node:vm";
import { cacheFolder, removeOldest, userCacheFolder } from "./host/cache-folder.ts";

/** A program, and how to keep its code when it has run. */
export interface Loaded<Program> {
  readonly program: Program;
  /** Keeps the code that has been compiled, where none has been kept before. It never throws. */
  readonly keep: () => void;
}

/** So many files stay in the folder: each verb of a few versions of journeyc and of Node. */
const filesAtMost = 48;

/**
 * The folder that compiled code is kept in: below the user's cache folder, or below `NODE_COMPILE_CACHE`; undefined with
 * `NODE_DISABLE_COMPILE_CACHE`, and where there is none that only the user can write to.
 */
export function codeCacheFolder(): string | undefined {
  if (process.env["NODE_DISABLE_COMPILE_CACHE"]) return undefined;
  return cacheFolder("code", process.env["NODE_COMPILE_CACHE"] ?? userCacheFolder());
}

function contentOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Whole or not at all, also when the power fails: V8 does not look at code that it is given. */
function write(path: string, content: Uint8Array): void {
  const temporary = `${path}.${process.pid}`;
  const file = openSync(temporary, "wx", 0o600);
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
}

/** What tells from another the V8 that makes code here: it takes none of a V8 that was started with other flags. */
function engine(): string {
  const isPlain = process.execArgv.length === 0 && !process.env["NODE_OPTIONS"];
  const flags = isPlain ? "plain" : process.getBuiltinModule("node:v8").cachedDataVersionTag();
  return `${process.version}-${process.arch}-${flags}`;
}

/**
 * Runs a CommonJS module from one file of ASCII text without `import()`, with its kept code where there is some.
 *
 * @param file the absolute path of the module
 * @param use what it is used for: other functions run, and other code is kept
 * @param folder where code is kept; undefined keeps none
 * @throws what the module throws, and where it cannot be read
 */
export function load<Program>(
  file: string,
  use: string,
  folder: string | undefined,
): Loaded<Program> {
  const { size, mtimeMs } = statSync(file);
  const name = `${basename(file)}-${use}-${size}-${Math.trunc(mtimeMs)}-${engine()}`;
  const path = folder === undefined ? undefined : join(folder, name);
  const cachedData = path === undefined ? undefined : contentOf(path);
  const script = new Script(
    `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, "latin1")}\n})`,
    { filename: file, ...(cachedData && { cachedData }) },
  );
  type Wrapper = (...parameters: readonly unknown[]) => void;
  const run = script.runInThisContext() as Wrapper; // what the text above is
  const module = { exports: {} };
  run(module.exports, createRequire(file), module, file, dirname(file));
  let isKept = false;
  const keep = (): void => {
    if (isKept) return;
    isKept = true;
    if (folder === undefined || path === undefined) return;
    if (cachedData !== undefined && script.cachedDataRejected === false) return;
    try {
      write(path, script.createCachedData());
      removeOldest(folder, filesAtMost);
    } catch {
      // The next run will be as slow as this one.
    }
  };
  return { program: module.exports as Program, keep };
}

/** Milliseconds from the first document: by then a session has done more than start. */
const sessionBegun = 10_000;

/**
 * Keeps the code of a language server: at its end, and before that, because an editor may end it without a word.
 * @param opened when a first document has been opened
 */
export function keepOfServer(keep: () => void, opened: Promise<void>): void {
  void opened.then(() => {
    setTimeout(keep, sessionBegun).unref();
    process.once("exit", keep);
  });
}
