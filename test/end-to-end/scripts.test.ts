import type { Journeys } from "@journeyc/runtime";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "../../examples/scripts/app.ts";
import { fill, post, type Reply, start } from "../runtime/http/support/client.ts";

// The example with scripts, over HTTP.

let journeys: Journeys;
const query = "?authIndexType=service&authIndexValue=Sign%20on";
const credentials = ["ada", "Correct-horse-7"];

beforeAll(async () => {
  journeys = await createApp("0123456789abcdef0123456789abcdef");
});
afterAll(() => journeys.close());

async function signOn(headers: Readonly<Record<string, string>>): Promise<Reply> {
  const page = await start(journeys, query);
  return post(journeys, "authenticate", fill(page.body, ...credentials), headers);
}

test("a browser that is known signs on at once", async () => {
  const done = await signOn({ cookie: "seen=yes" });
  expect(done.status).toBe(200);
  expect(done.body["tokenId"]).toBeTypeOf("string");
});

test("another one is asked, in its language, and what it answers decides", async () => {
  const asked = await signOn({ "accept-language": "de" });
  expect(asked.body.callbacks).toHaveLength(1);
  expect(asked.body.callbacks?.[0]).toMatchObject({
    type: "ChoiceCallback",
    output: [
      { name: "prompt", value: "Diese Anmeldung ist ungewöhnlich (70 von 100). Sind Sie es?" },
      { name: "choices", value: ["Ja", "Nein"] },
      { name: "defaultChoice", value: 1 },
    ],
  });
  const done = await post(journeys, "authenticate", fill(asked.body, 0));
  expect(done.body["tokenId"]).toBeTypeOf("string");
  const again = await signOn({});
  expect((await post(journeys, "authenticate", fill(again.body, 1))).status).toBe(401);
});
