import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** VS Code's workbench for a browser, as coder packages it for npm. It asks for the Node that this repository brings. */
const version = "4.139.1";
const cache = join(
  process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"),
  `journeyc/code-server-${version}`,
);
const script = join(cache, "node_modules/code-server/out/node/entry.js");

/** What of it the tests load. The other extensions, those of an assistant among them, only take time to start. */
const keptExtensions = new Set([
  "json",
  "markdown-basics",
  "markdown-language-features",
  "theme-defaults",
  "theme-modern-icons",
  "theme-seti",
]);
const heavyModules = ["@github", "@microsoft/mxc-sdk", "@devcontainers"];

/** Without what the npm that runs the tests tells its scripts: it is about this repository. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith("npm_")),
);

function npm(folder: string, args: readonly string[]): void {
  // Its native parts would have to be built, and what the tests need works without them.
  const all = [
    "install",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
    ...args,
  ];
  const { status, stderr } = spawnSync("npm", all, {
    cwd: folder,
    env: environment,
    encoding: "utf8",
    timeout: 300_000,
  });
  if (status !== 0) throw new Error(`npm ${all.join(" ")} failed:\n${stderr}`);
}

function prune(code: string): void {
  const remove = (path: string): void => rmSync(join(code, path), { recursive: true, force: true });
  for (const { name } of readdirSync(join(code, "extensions"), { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !keptExtensions.has(entry.name),
  ))
    remove(`extensions/${name}`);
  for (const name of heavyModules) remove(`node_modules/${name}`);
}

function fetch(): void {
  console.error("Fetching code-server for the tests of the VS Code extension…");
  mkdirSync(join(cache, ".."), { recursive: true });
  const folder = mkdtempSync(`${cache}-`);
  try {
    npm(folder, ["--no-save", "--prefix", folder, `code-server@${version}`]);
    const code = join(folder, "node_modules/code-server/lib/vscode");
    npm(code, ["--omit=dev"]);
    prune(code);
    // As a whole or not at all: another test run may be doing the same, and be the first.
    if (!existsSync(script)) renameSync(folder, cache);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The script that starts code-server: the one that `CODE_SERVER` names, or npm's package, fetched once for this user.
 * It is no dependency: few need it, and it is large.
 * @throws when it cannot be fetched
 */
export function codeServer(): string {
  const named = process.env["CODE_SERVER"];
  if (named) return named;
  if (!existsSync(script)) fetch();
  return script;
}
