import { ask, defineJourney, node, take } from "@journeyc/runtime";
import { dataStoreDecision } from "@journeyc/runtime/nodes/data-store-decision";
import { platformPassword } from "@journeyc/runtime/nodes/platform-password";
import { platformUsername } from "@journeyc/runtime/nodes/platform-username";
import { expect, test } from "vitest";
import { fill, post, start, type Reply } from "../runtime/http/support/client.ts";
import {
  login,
  question,
  resource,
  testApp,
  testNode,
} from "../runtime/machine/support/journeys.ts";

// What one execution of a node leaves is no proof for another: not in a loop, not in another node, not in another run.

const noLimits = { attempts: { user: false, address: false, overall: false } } as const;

test("20 pairs of runs with their callbacks swapped: each signs on by what was sent to it, and by nothing else", async () => {
  const { journeys } = await testApp([login], noLimits);
  const submit = (step: Reply["body"], from: Reply["body"], ...values: string[]) =>
    post(journeys, "authenticate", { ...fill(from, ...values), authId: step.authId });
  const name = async (token: unknown): Promise<string | undefined> =>
    (
      await journeys.session(
        new Request("https://id.example.com/", {
          headers: { iPlanetDirectoryPro: String(token) },
        }),
      )
    )?.userName;
  for (let pair = 0; pair < 20; pair += 1) {
    const [one, other] = [(await start(journeys)).body, (await start(journeys)).body];
    const wrong = await submit(one, other, "ada", "battery-staple");
    expect(wrong.status).toBe(401);
    const right = await submit(other, one, "bob", "battery-staple");
    expect(await name(right.body["tokenId"])).toBe("bob");
  }
});

test("a password that was right for one user proves nothing when the loop asks for another", async () => {
  const journey = defineJourney({
    name: "Twice",
    connectors: {},
    resource,
    start: "name",
    nodes: {
      name: node(platformUsername, { outcomes: { outcome: "password" } }),
      password: node(platformPassword, {
        outcomes: { outcome: "decide" },
        secrets: ["password", "objectAttributes.password"],
      }),
      // The same three nodes run until the second name is checked; only then is there a way to success.
      decide: node(dataStoreDecision, {
        outcomes: { true: "again", false: "failure" },
        secrets: ["password"],
      }),
      again: node(
        testNode((context) => (context.answers ? take("true") : ask([question]))),
        { outcomes: { true: "secondName", false: "failure" } },
      ),
      secondName: node(platformUsername, { outcomes: { outcome: "secondDecision" } }),
      secondDecision: node(dataStoreDecision, {
        outcomes: { true: "success", false: "failure" },
        secrets: ["password"],
      }),
    },
  });
  const { journeys, log } = await testApp([journey], noLimits);
  let step = (await start(journeys)).body;
  for (const value of ["ada", "correct-horse", "go on"])
    step = (await post(journeys, "authenticate", fill(step, value))).body;
  // Nobody is asked for bob's password, so that ada's would have to serve.
  const last = await post(journeys, "authenticate", fill(step, "bob"));
  expect(last.body).not.toHaveProperty("tokenId");
  expect(last.status).toBe(500);
  expect(log.at(-1)?.fields["code"]).toBe("node-password-missing");
});
