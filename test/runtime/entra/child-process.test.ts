import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startEntraStandIn, type EntraStandIn } from "@journeyc/entra-stand-in";
import { ada, clientId, tenantId } from "./harness.ts";
import { fromSources } from "../../support/from-sources.ts";

const run = promisify(execFile);
const script = join(import.meta.dirname, "child-process.ts");

let standIn: EntraStandIn;
beforeAll(async () => {
  standIn = await startEntraStandIn({ tenantId, clientId, users: [ada] });
});
afterAll(() => standIn.close());

/** A process of its own that signs Ada on, and knows the stand-in through nothing but its environment. */
async function signOn(environment: Readonly<Record<string, string>>): Promise<string> {
  const args = [...fromSources, script];
  const env = {
    PATH: process.env["PATH"],
    ADA: ada.userName,
    PASSWORD: ada.password,
    ...environment,
  };
  const { stdout } = await run(process.execPath, args, { env });
  return stdout.trim();
}

describe("a child process", () => {
  test("is redirected by its environment alone", async () => {
    expect(await signOn(standIn.childEnvironment())).toBe(
      "accepted, msal loaded by the first question: true",
    );
    expect(standIn.requests.ofUser(ada.userName)).toBe(1);
  });
});
