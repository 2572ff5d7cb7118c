/**
 * Stands for `node:module` in the bundle. The compiler loads some libraries only when it needs them, by a `require` of
 * its own; a bundle has no modules to find, so the libraries are named here, and still run only when they are needed.
 */
const libraries: Readonly<Record<string, () => unknown>> = {
  // A file of its own: it holds the TypeScript compiler, which most workspaces never need.
  "#script-types": () => require("./script-types.cjs"),
  "ajv/dist/2020.js": () => require("ajv/dist/2020.js"),
  "get-east-asian-width": () => require("get-east-asian-width"),
  "journeyc/package.json": () => require("journeyc/package.json"),
  "jsonc-parser": () => require("jsonc-parser"),
  "string-width": () => require("string-width"),
};

export function createRequire(): (name: string) => unknown {
  return (name) => {
    const load = libraries[name];
    if (load === undefined) throw new Error(`${name} is not part of the bundle.`);
    return load();
  };
}
