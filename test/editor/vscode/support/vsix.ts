import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "../../../..");

/** The Node that the repository brings. */
export const node = join(root, "node_modules/.bin/node");

export interface Package {
  /** The extension, laid out as an editor loads it. */
  readonly extension: string;
  readonly vsix: string;
}

/** Packages the extension in a folder, as `npm run vsix` does. */
export function packageExtension(folder: string): Package {
  const script = join(root, "editor/vscode/build/vsix.ts");
  const { status, stdout, stderr } = spawnSync(
    node,
    ["--conditions=@journeyc/source", script, folder],
    {
      encoding: "utf8",
    },
  );
  if (status !== 0) throw new Error(`The extension could not be packaged:\n${stdout}${stderr}`);
  return { extension: join(folder, "extension"), vsix: join(folder, "journey.vsix") };
}
