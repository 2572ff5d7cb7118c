import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Suites that change nothing outside of themselves: their files share a process, which loads the compiler once. */
const pure = [
  "test/{catalogue,check,diagnostics,docs-command,graph,known-here,proofs,recover,syntax,workspace}/**/*.test.ts",
  "test/{emit,interop}/**/*.test.ts",
  "test/driver/impossible.test.ts",
  "test/runtime/{app,attempts,catalogue,http,machine,nodes,session}/**/*.test.ts",
];

/** Suites that take long, and that no guarantee of the first rank (P0) rests on alone: they run with `JOURNEYC_THOROUGH=1`, and when they are named. */
const named = process.argv.some((argument) => argument.includes("test/"));
const long =
  named || process.env["JOURNEYC_THOROUGH"] !== undefined
    ? []
    : [
        "test/browser/{cross-origin,login-widget,passkeys-example,sign-on-page-accessibility,sign-on-page-callbacks,sign-on-page-flows}.test.ts",
        "test/build-cache/exactness.test.ts",
        "test/check/large.test.ts",
        "test/cli/{last-run,registry}.test.ts",
        "test/editor/actions/pages.test.ts",
        "test/editor/{exactness,completion/keystrokes,syntax/half-typed}.test.ts",
        "test/editor/{monaco,neovim}.test.ts",
        "test/end-to-end/{crash,demo-clients,demo-time-out,scale-out,scale-out-server-side}.test.ts",
        "test/graph/svg-layout.test.ts",
        "test/interop/import-again.test.ts",
        "test/operations/deploying.test.ts",
        "test/plugin/vite-dev.test.ts",
        "test/runtime/bundles/bundles.test.ts",
        "test/packages/packages.test.ts",
        "test/security/soak.test.ts",
      ];

// Tests import the packages' sources (the `@journeyc/source` export condition), so that a change is tested without a build.
export default defineConfig({
  resolve: { conditions: ["@journeyc/source"] },
  ssr: { resolve: { conditions: ["@journeyc/source"] } },
  test: {
    globalSetup: ["test/support/postgres-setup.ts", "test/support/redis-setup.ts"],
    setupFiles: ["test/support/random-seed.ts"],
    // Vitest leaves one core free, of two the second; many tests wait for processes, browsers and clocks.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    maxConcurrency: 20,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A page may take more than the usual second where others compute, too.
    expect: { poll: { timeout: 10_000 } },
    // What the compiler loads by `require` are the sources, too.
    execArgv: ["--conditions=@journeyc/source"],
    server: { deps: { inline: [/@journeyc\//, /^journeyc/] } },
    projects: [
      {
        extends: true,
        test: {
          name: "shared",
          include: pure,
          exclude: [...long, "**/node_modules/**"],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "own",
          include: ["test/**/*.test.ts"],
          exclude: [...pure, ...long, "**/node_modules/**"],
        },
      },
    ],
  },
});
