import { execFile } from "node:child_process";
import { delimiter, dirname } from "node:path";

/** What a command has done; a code other than 0 is no error here. */
export interface Ran {
  readonly code: number;
  readonly output: string;
}

/**
 * Runs a command as a user would, in a folder outside of the workspace.
 * @param node the Node.js that is first in the path
 */
export function run(
  command: string,
  given: readonly string[],
  { folder, node = process.execPath }: { readonly folder: string; readonly node?: string },
): Promise<Ran> {
  // Nothing of this process is to reach it: the workspace's packages, and how they are found from their sources.
  const { NODE_OPTIONS: _options, NODE_PATH: _path, VITEST: _vitest, ...rest } = process.env;
  const inherited = Object.entries(rest).filter(([name]) => !/^npm_(?!config_)/.test(name));
  const path = [dirname(node), ...(process.env["PATH"] ?? "").split(delimiter)]
    .filter((place, index) => index === 0 || !place.includes("node_modules"))
    .join(delimiter);
  const env = { ...Object.fromEntries(inherited), PATH: path, NO_COLOR: "1" };
  return new Promise((resolve) => {
    execFile(
      command,
      [...given],
      { cwd: folder, env, maxBuffer: 64 * 2 ** 20 },
      (error, stdout, stderr) => {
        const code = typeof error?.code === "number" ? error.code : error ? 1 : 0;
        resolve({ code, output: `${stdout}${stderr}` });
      },
    );
  });
}
