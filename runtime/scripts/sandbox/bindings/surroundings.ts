import type { Binding } from "../binding.ts";

/** `realm`, `scriptName`, `cookieName`, `resumedFromSuspend`, `systemEnv`. */
export const binding: Binding = {
  inside: `
atStart("facts", (facts) => { for (const name of keysOf(facts)) define(name, facts[name]); });
define("systemEnv", freeze({
  getProperty: (name, standard) => {
    const value = call("systemEnv", name);
    return value === null && standard !== undefined ? standard : value;
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
