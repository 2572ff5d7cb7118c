import { defineConfig } from "vitest/config";

// Tests import the packages' sources (the `source` export condition), so that a change is tested without a build.
export default defineConfig({
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"] } },
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/postgres-setup.ts", "test/support/redis-setup.ts"],
    setupFiles: ["test/support/random-seed.ts"],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    server: { deps: { inline: [/@journeyc\//, /^journeyc/] } },
  },
});
