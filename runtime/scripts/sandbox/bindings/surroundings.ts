import type { Binding } from "../binding.ts";

/** `realm`, `scriptName`, `cookieName`, `resumedFromSuspend`, `systemEnv`. */
export const binding: Binding = {
  inside: `
// Of applications no journey knows here.
for (const name of ["samlApplication", "oauthApplication"]) define(name, null);
atStart("facts", (facts) => { for (const name of keysOf(facts)) define(name, facts[name]); });
define("systemEnv", freeze({
  getProperty: (name, standard, type) => {
    const value = call("systemEnv", name);
    if (value === null) return standard === undefined ? null : standard;
    switch (type === undefined || type === null ? "string" : String(type).toLowerCase()) {
      case "string": return value;
      case "integer": case "number": case "double": return Number(value);
      case "boolean": return value === "true";
      case "object": case "map": return parse(value);
      case "array": case "list": return list(value.split(",").map((part) => part.trim()));
      default: return refuse("systemEnv.getProperty with the type " + type);
    }
  },
}));
`,
  starts: {
    facts: ({ occasion: { surroundings, context, script } }) => ({
      realm: `/${surroundings.realm}`,
      scriptName: script.name,
      cookieName: surroundings.cookieName,
      resumedFromSuspend: context.resumed,
    }),
  },
  calls: {
    systemEnv(visit, [name]) {
      const { systemEnv } = visit.occasion.surroundings;
      const key = visit.text(name, "systemEnv.getProperty");
      const value = Object.hasOwn(systemEnv, key) ? systemEnv[key] : undefined;
      // AM keeps secrets there, too; what is short is a switch or a name.
      if (value !== undefined && value.length >= 8) visit.secrets.add(value);
      return value;
    },
  },
};
