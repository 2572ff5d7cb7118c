import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EntraStandIn } from "@journeyc/entra-stand-in";
import { AuthenticateClient, type Answered } from "../support/authenticate.ts";
import { freshDataFolder } from "../support/demo.ts";
import { startEndToEndApp, startTenant } from "../support/end-to-end.ts";

// `kill -9` right after each node of the pass-through journey. A step is stored when it ends, all of it: what the node
// did, and those before it, has not happened. After a restart the user signs on again, and is counted once. On
// PostgreSQL it is kill.test.ts that shows it.

const journey = "PTA with password capture";
const ada = "ada@contoso.example";
const password = "Crash-Test-Password-1";
/** The first and the last that change something, and one after both; `kill.test.ts` has all of them. */
const nodes = [
  "PtaWithPasswordCapture/capturePassword",
  "PtaWithPasswordCapture/countLogin",
  "PtaWithPasswordCapture/progressiveProfile",
];
let tenant: EntraStandIn;
beforeAll(async () => {
  tenant = await startTenant({ [ada]: password });
});
afterAll(() => tenant?.close());

async function signOnAndDie(url: string): Promise<Answered | "cut off"> {
  try {
    return await new AuthenticateClient(url).signOn(journey, ada, password);
  } catch {
    return "cut off";
  }
}

describe("kill -9 on SQLite", () => {
  test.each(nodes)(
    "at %s",
    async (node) => {
      const dataFolder = freshDataFolder();
      const options = {
        tenant,
        dataFolder,
        key: randomBytes(32).toString("base64url"),
      };

      const dying = await startEndToEndApp({ ...options, killAt: node });
      expect(await signOnAndDie(dying.url)).toBe("cut off");
      expect(await dying.ended).toBe("SIGKILL");

      const asked = tenant.requests.total;
      const restarted = await startEndToEndApp(options);
      try {
        const client = new AuthenticateClient(restarted.url);
        const local = await client.signOn("Login", ada, password);
        expect(local.status).toBe(401);
        expect(tenant.requests.total).toBe(asked);
        // The third sign-on, and no other, asks for preferences.
        const counted: boolean[] = [];
        for (let times = 0; times < 3; times += 1) {
          const again = await client.signOn(journey, ada, password);
          expect(again.status).toBe(200);
          counted.push("authId" in again.body);
        }
        expect(counted).toEqual([false, false, true]);
      } finally {
        await restarted.kill();
      }
    },
    60_000,
  );
});
