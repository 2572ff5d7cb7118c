import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** How a package's `exports` names a module; null is what a wildcard leaves out. */
type Target = string | null | { readonly default: string };

/**
 * Everything that can be imported of a package, wildcards written out.
 * @param folder the package as it is installed
 */
export function entryPoints(folder: string): readonly string[] {
  // A package of ours, which npm has read.
  const { name, exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    name: string;
    exports: Readonly<Record<string, Target>>;
  };
  return Object.entries(exports).flatMap(([entry, target]) => {
    if (target === null) return [];
    const file = typeof target === "string" ? target : target.default;
    if (!entry.includes("*")) return [name + entry.slice(1)];
    return globSync(file, { cwd: folder })
      .map((path) => path.slice(file.indexOf("*") - 2, -".js".length))
      .toSorted()
      .map((found) => name + entry.slice(1).replace("*", found));
  });
}
