import { JourneyError } from "./errors.ts";

/** The versions that we know, as `peerDependencies` has them: a test compares the two. */
export const optionalPackages = {
  "@azure/msal-node": "^7.2.1",
  "@jitl/quickjs-singlefile-mjs-release-sync": "^0.32.0",
  "@node-rs/argon2": "^2.2.1",
  "@redis/client": "^6.3.1",
  "@simplewebauthn/server": "^14.0.3",
  jose: "^6.2.17",
  kysely: "^0.29.9",
  nodemailer: "^10.6.1",
  "openid-client": "^6.9.0",
  otpauth: "^9.5.2",
  pg: "^8.23.1",
  "quickjs-emscripten-core": "^0.32.0",
} as const;

/** What an app may use or not, and the packages that it installs if it does. */
const needs = {
  "Authenticator apps": ["otpauth"],
  "The Entra ID connector": ["@azure/msal-node", "jose"],
  "OAuth providers": ["openid-client"],
  "OpenID providers": ["openid-client"],
  PostgreSQL: ["kysely", "pg"],
  Redis: ["@redis/client"],
  SMTP: ["nodemailer"],
  SQLite: ["kysely"],
  "The sandbox of scripts": [
    "quickjs-emscripten-core",
    "@jitl/quickjs-singlefile-mjs-release-sync",
  ],
  "The hashing of passwords": ["@node-rs/argon2"],
  WebAuthn: ["@simplewebauthn/server"],
} as const satisfies Record<string, readonly (keyof typeof optionalPackages)[]>;

/**
 * What an import of an optional package is caught with: `import("pg").catch(notInstalled("PostgreSQL"))`. Written out like
 * that where it is used, bundlers see the package, and esbuild does without one that is not there.
 * @returns what throws the JourneyError `package-missing`, which says what to install
 */
export function notInstalled(user: keyof typeof needs): (cause: unknown) => never {
  return (cause) => {
    const names = needs[user];
    const installed = names.map((name) => `"${name}@${optionalPackages[name]}"`).join(" ");
    throw new JourneyError(
      "package-missing",
      `${user} needs ${names.join(" and ")}, which cannot be loaded.`,
      `Install what the runtime does not bring along: npm install ${installed}`,
      { cause },
    );
  };
}
