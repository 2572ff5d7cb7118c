import { version } from "../../version.ts";

/** What the first journey needs to run, beside the runtime: SQLite's query builder, and the hashing of passwords. */
export const packages = { "@node-rs/argon2": "^2.2.1", kysely: "^0.29.9" };

/** What a generated module needs of a project: ES modules and the runtime. */
export const packageJson = `${JSON.stringify(
  {
    name: "sign-on",
    private: true,
    type: "module",
    scripts: { check: "journeyc check", build: "journeyc compile && tsc" },
    dependencies: { "@journeyc/runtime": version, ...packages },
    devDependencies: { journeyc: version, typescript: "^7.0.2" },
  },
  undefined,
  2,
)}\n`;

/** Strict, and with the module resolution of Node.js, in which the generated imports are written. */
export const tsconfig = `${JSON.stringify(
  {
    compilerOptions: {
      target: "ES2024",
      module: "NodeNext",
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      skipLibCheck: true,
      outDir: "dist",
    },
    include: ["**/*.ts"],
    exclude: ["dist", "node_modules"],
  },
  undefined,
  2,
)}\n`;
