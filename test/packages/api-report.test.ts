import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { apiReport, reported } from "../../.ci/api-report.ts";

// A change of what can be imported shows in review, as a change of a file.

const root = join(import.meta.dirname, "../..");

test.each(reported)("%s/api.md is what can be imported", (folder) => {
  const written = readFileSync(join(root, folder, "api.md"), "utf8");
  expect(apiReport(folder), "npm run build && npm run api writes it anew").toBe(written);
});
