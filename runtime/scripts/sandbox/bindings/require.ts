import type { Binding } from "../binding.ts";
import { unsupported } from "../errors.ts";

/** `require`: library scripts, as modules of CommonJS. Each runs once, in the realm of the script that asks for it. */
export const binding: Binding = {
  inside: `
const evaluate = eval;
const modules = {};
const load = (name) => {
  const key = String(name);
  if (!keysOf(modules).includes(key)) {
    const text = call("require", key);
    const module = { exports: {} };
    hidden(modules, key, module);
    defineProperty(modules, key, { enumerable: true });
    evaluate("(function (module, exports, require) {" + text + "\\n})")(module, module.exports, load);
  }
  return modules[key].exports;
};
define("require", load);
`,
  calls: {
    require(visit, [name]) {
      const { libraries } = visit.occasion.surroundings;
      const key = visit.text(name, "require");
      if (Object.hasOwn(libraries, key)) return libraries[key];
      throw unsupported(
        visit.name,
        `require of ${JSON.stringify(key.slice(0, 64))}`,
        "Give the text of this library script to the app: `scripts.libraries`.",
      );
    },
  },
};
