/** Packages the extension: `npm run vsix`. Needs no network. */
import { join } from "node:path";
import { createVSIX } from "@vscode/vsce";
import { bundle } from "./bundle.ts";

const root = join(import.meta.dirname, "..");
const target = process.argv[2] ?? join(root, "dist/journey.vsix");

await bundle();
await createVSIX({
  cwd: root,
  packagePath: target,
  // The bundles hold what they need.
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});
