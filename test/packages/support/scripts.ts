import { join } from "node:path";
import { entryPoints } from "./entry-points.ts";

// What is run, and looked at by the compiler, in a project that has installed our packages.

const root = join(import.meta.dirname, "../../..");

/** Prints which modules cannot be imported. */
export function importAll(modules: readonly string[]): string {
  return `for (const name of ${JSON.stringify(modules)}) {
  const options = name.endsWith(".json") ? { with: { type: "json" } } : {};
  await import(name, options).catch(() => console.log(name));
}
process.exit();
`;
}

/** Opens what needs a package that is not installed, and prints what is to be done. */
export const missingPackages = `
import { entra } from "@journeyc/runtime/connectors/entra";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { postgresDirectory } from "@journeyc/runtime/directory/postgres";
import { redisStore } from "@journeyc/runtime/session/redis-store";
import { sqliteDirectory } from "@journeyc/runtime/directory/sqlite";

const tell = (name, { code, fix }) => console.log(name, code, /npm install .*/.exec(fix)[0]);
await sqliteDirectory().open([]).catch((error) => tell("sqlite", error));
const url = "postgres://user:password@localhost:1/none";
await postgresDirectory({ url }).open([]).catch((error) => tell("postgres", error));
await redisStore({ url: "redis://localhost:1" }).open().catch((error) => tell("redis", error));
const id = "11111111-1111-1111-1111-111111111111";
const signal = AbortSignal.timeout(5_000);
const { error } = await entra({ tenantId: id, clientId: id }).authenticate("User", "ada@example.com", "secret", { signal });
tell("entra", error);
await memoryDirectory().open([]).catch((error) => tell("memory", error));
process.exit();
`;

/** Settings for `coreTypes`. */
export const strictTypes = {
  compilerOptions: {
    target: "ES2024",
    module: "NodeNext",
    strict: true,
    noEmit: true,
    // Declarations are looked at as well, so that a type of a package that is not there is found.
    skipLibCheck: false,
    typeRoots: [join(root, "node_modules/@types")],
    types: ["node"],
  },
  files: ["all.ts"],
};

/** A module that uses every entry of the runtime whose types need no optional package. */
export function coreTypes(folder: string): string {
  const needing = /\/(database|telemetry)\/|\/(directory|session)\/(sqlite|postgres)/;
  return entryPoints(folder)
    .filter((entry) => !needing.test(entry) && !entry.endsWith(".json"))
    .map((entry) => `import ${JSON.stringify(entry)};\n`)
    .join("");
}
