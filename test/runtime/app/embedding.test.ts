import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listen } from "../../support/listen.ts";

// The example of docs/embedding.md, as it stands there: only the journey comes from the tests.

const root = join(import.meta.dirname, "../../..");
let folder: string;
let server: Server;
let port: number;

beforeAll(async () => {
  const artifacts = join(root, "test/.artifacts");
  mkdirSync(artifacts, { recursive: true });
  folder = mkdtempSync(join(artifacts, "embedding-"));
  const page = readFileSync(join(root, "docs/embedding.md"), "utf8");
  const example = /```ts\n([^]*?)```/.exec(page)?.[1] ?? "";
  const journeys = join(root, "test/runtime/machine/support/journeys.ts");
  const inFolder = example.replace("./login.journey.js", pathToFileURL(journeys).href);
  writeFileSync(join(folder, "app.ts"), inFolder);
  process.env["JOURNEY_KEY"] = "a-key-for-the-embedding-example-0123456789";
  // The example takes the default stores: SQLite below the working directory.
  process.chdir(folder);
  ({ server } = (await import(pathToFileURL(join(folder, "app.ts")).href)) as { server: Server });
  port = await listen(server);
});

afterAll(() => {
  server?.close().closeAllConnections();
  process.chdir(root);
  rmSync(folder, { recursive: true, force: true });
});

test("the example serves its own page and the sign-on page", async () => {
  const url = `http://127.0.0.1:${port}`;
  expect(await (await fetch(url)).text()).toBe("Please sign on");
  const page = await fetch(
    `${url}/am/XUI/?realm=/alpha&authIndexType=service&authIndexValue=Login`,
  );
  expect(await page.text()).toContain("<h1>Sign In</h1>");
});
