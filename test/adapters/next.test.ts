import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { examples, startExample, type Example } from "./support/example.ts";
import { answersOfItsOwn, signOnWithPage, signOnWithSdk } from "./support/sign-on.ts";

const cli = createRequire(join(examples, "package.json")).resolve("next/dist/bin/next");
const folder = join(examples, "next");
const environment = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };

/** Ten seconds of work on a machine that has nothing else to do. */
async function run(nodeArguments: readonly string[], env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, nodeArguments, { env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  const code = await new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { output, code };
}

// Built as for production, without a key in sight: `next build` loads every route.
// Its build takes half a minute.
describe.runIf(process.env["JOURNEYC_THOROUGH"] === "1")("next", () => {
  let example: Example;

  beforeAll(async () => {
    const { JOURNEY_KEY: _, ...rest } = process.env;
    const { output, code } = await run([cli, "build", folder], { ...rest, ...environment });
    expect(code, output).toBe(0);
    example = await startExample((port) => [cli, "start", folder, "-p", String(port)], environment);
  }, 300_000);

  afterAll(() => example?.end());

  test("Ping's SDK fails, signs on, is seen by the app and logs out", () =>
    signOnWithSdk(example.origin));

  test("a browser signs on without JavaScript", () => signOnWithPage(example.origin));

  test("the framework answers nothing by itself", () => answersOfItsOwn(example.origin));
});
