/** Packages the extension: `npm run vsix`, or with the folder to do it in. Needs no network. */
import { join, resolve } from "node:path";
import { createVSIX } from "@vscode/vsce";
import { stage } from "./stage.ts";

const target = resolve(process.argv[2] ?? join(import.meta.dirname, "../dist"));
const extension = join(target, "extension");

await stage(extension);
await createVSIX({
  cwd: extension,
  packagePath: join(target, "journey.vsix"),
  // The bundles hold what they need.
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});
