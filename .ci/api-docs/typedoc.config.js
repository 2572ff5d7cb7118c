/** Pages about everything that can be imported of the published packages: `npm run docs:api`. */
import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");

/** The sources that a package's `exports` name, wildcards written out. */
function entryPointsOf(folder) {
  const { exports } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
  return Object.values(exports).flatMap((target) => {
    const source = target?.["@journeyc/source"];
    if (!source) return [];
    return globSync(source, { cwd: join(root, folder) })
      .toSorted()
      .map((path) => relative(here, join(root, folder, path)));
  });
}

export default {
  name: "journeyc",
  entryPoints: ["grammar", "runtime", "compiler", "editor"].flatMap(entryPointsOf),
  tsconfig: "tsconfig.json",
  out: "html",
  basePath: root,
  displayBasePath: root,
  readme: "none",
  excludeExternals: true,
  // What Node.js and chevrotain say of their own has links to pages of their own.
  externalSymbolLinkMappings: { "@types/node": { "*": "#" }, "@chevrotain/types": { "*": "#" } },
  // `tsc --build` has looked at all of it.
  skipErrorChecking: true,
  disableGit: true,
  sourceLinkTemplate: "../../../{path}#L{line}",
  excludePrivate: true,
  excludeInternal: true,
  treatWarningsAsErrors: true,
};
