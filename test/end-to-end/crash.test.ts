import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EntraStandIn } from "@journeyc/entra-stand-in";
import { AuthenticateClient, type Answered, type Step } from "../support/authenticate.ts";
import { freshDataFolder } from "../support/demo.ts";
import { startEndToEndApp, startTenant } from "../support/end-to-end.ts";
import { createPostgresDatabase } from "../support/postgres.ts";

// `kill -9` right after each node of the pass-through journey; after a restart the directory is whole, and the user
// signs on again. What a node did before the kill may have happened or not, but never by half.

const journey = "PTA with password capture";
const ada = "ada@contoso.example";
const password = "Crash-Test-Password-1";
const nodes = [
  "PtaWithPasswordCapture/signOn",
  "PtaWithPasswordCapture/localLogin",
  "PtaWithPasswordCapture/entraLogin",
  "PtaWithPasswordCapture/findUser",
  "PtaWithPasswordCapture/hasProfile",
  "PtaWithPasswordCapture/capturePassword",
  "PtaWithPasswordCapture/countLogin",
  "ProgressiveProfile/loginCount",
  "PtaWithPasswordCapture/progressiveProfile",
];
/** From this node on the password has been captured. */
const captured = nodes.indexOf("PtaWithPasswordCapture/capturePassword");

/** From this node on the sign-on has been counted. */
const counted = nodes.indexOf("PtaWithPasswordCapture/countLogin");

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

describe.each(["SQLite", "PostgreSQL"])("kill -9 on %s", (database) => {
  test.each(nodes.map((node, index) => ({ node, index })))(
    "at $node",
    async ({ node, index }) => {
      const dataFolder = freshDataFolder();
      const databaseUrl = database === "PostgreSQL" ? await createPostgresDatabase() : undefined;
      const options = {
        tenant,
        dataFolder,
        databaseUrl,
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
        expect(local.status).toBe(index >= captured ? 200 : 401);
        expect(tenant.requests.total).toBe(asked);
        const again = await client.signOn(journey, ada, password);
        expect(again.status).toBe(200);
        // The third sign-on, and no other, asks for preferences: the one that was killed counts once or not at all.
        const asks = "authId" in again.body;
        expect(asks).toBe(index >= counted);
        const done = asks
          ? await client.submit(again.body as unknown as Step, [true, false, true, false])
          : again;
        expect(done.body["tokenId"]).toEqual(expect.any(String));
      } finally {
        await restarted.kill();
      }
    },
    60_000,
  );
});
