/**
 * Removes what the compiler wrote for files that are no longer there. `tsc --build` leaves it, and `npm pack` would
 * publish it.
 */
import { existsSync, globSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

for (const packageFolder of ["grammar", "runtime", "compiler", "editor"]) {
  const source = join(root, packageFolder);
  const output = join(source, "dist");
  for (const path of globSync("**/*.{js,js.map,d.ts,d.ts.map}", { cwd: output })) {
    // The bundle is written as a whole, by `bundle.ts`.
    if (path.startsWith("bundle")) continue;
    const module = path.replace(/(\.js|\.d\.ts)(\.map)?$/, "");
    if (!existsSync(join(source, `${module}.ts`))) rmSync(join(output, path));
  }
}
