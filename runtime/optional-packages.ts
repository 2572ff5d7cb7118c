import { JourneyError } from "./errors.ts";

/** The versions that we know, as `peerDependencies` has them: a test compares the two. */
export const optionalPackages = {
  "@azure/msal-node": "^7.2.1",
  "@node-rs/argon2": "^2.2.1",
  "@redis/client": "^6.3.1",
  jose: "^6.2.17",
  kysely: "^0.29.9",
  pg: "^8.23.1",
} as const;

/** What an app may use or not, and the packages that it installs if it does. */
const needs = {
  "The Entra ID connector": ["@azure/msal-node", "jose"],
  PostgreSQL: ["kysely", "pg"],
  Redis: ["@redis/client"],
  SQLite: ["kysely"],
  "The hashing of passwords": ["@node-rs/argon2"],
} as const satisfies Record<string, readonly (keyof typeof optionalPackages)[]>;

/**
 * Loads a package that the runtime does not bring along.
 * @param load imports it: written out where it is used, so that bundlers see it
 * @throws JourneyError `package-missing`, which says what to install
 */
export async function loadOptional<Module>(
  user: keyof typeof needs,
  load: () => Promise<Module>,
): Promise<Module> {
  try {
    return await load();
  } catch (cause) {
    const names = needs[user];
    const installed = names.map((name) => `"${name}@${optionalPackages[name]}"`).join(" ");
    throw new JourneyError(
      "package-missing",
      `${user} needs ${names.join(" and ")}, which cannot be loaded.`,
      `Install what the runtime does not bring along: npm install ${installed}`,
      { cause },
    );
  }
}
