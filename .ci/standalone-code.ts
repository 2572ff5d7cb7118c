import type { Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";

/**
 * The code of validators that ajv has made, for a module of ours.
 * @param exported the schemas, by the names that the code gives their validators
 */
export function standaloneCode(ajv: Ajv, exported: Readonly<Record<string, string>>): string {
  // The types say that the module is the function; in an ES module its `default` is.
  const write = "default" in standalone ? (standalone.default as typeof standalone) : standalone;
  const source = write(ajv, exported)
    .replace('"use strict";', "")
    .replaceAll(/export (const \w+ = validate\d+;)/g, "$1")
    // The one thing that it asks for in CommonJS's way; loaders differ in what they take for its default.
    .replaceAll(
      /const (\w+) = require\("(ajv\/dist\/runtime\/\w+)"\)\.default;/g,
      (_, name, path) =>
        [
          `import ${name}Module from "${path}.js";`,
          `const ${name} = ${name}Module.default ?? ${name}Module;`,
        ].join(""),
    );
  if (source.includes("require(")) throw new Error("ajv's code asks for a module in a new way");
  return source;
}
