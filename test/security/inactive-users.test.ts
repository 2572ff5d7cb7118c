import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { expect, test } from "vitest";
import { fill, post, start } from "../runtime/http/support/client.ts";
import {
  login,
  proving,
  asking,
  resource,
  row,
  testApp,
} from "../runtime/machine/support/journeys.ts";

// Who is inactive is not signed on, whatever was shown, and also when it happens while the run is under way.

const statuses = ["inactive", "Inactive", "INACTIVE", "suspended", ""];

test("5 statuses, set at 3 moments: 15 sign-ons with the right password, 0 succeed", async () => {
  const directory = memoryDirectory();
  const served = [login, row("Proved", asking, proving, asking)];
  const { journeys } = await testApp(served, {
    directory,
    attempts: { user: false, address: false, overall: false },
  });
  await journeys.ready();
  const { id } = await directory.create(resource.name, {
    userName: "ada",
    password: "correct-horse",
  });
  const become = (accountStatus: string | null) =>
    directory.patch(resource.name, id, { accountStatus });
  const proved = "?authIndexType=service&authIndexValue=Proved";
  let refused = 0;
  for (const status of statuses) {
    // Before the run begins.
    await become(status);
    const before = (await start(journeys)).body;
    const first = await post(journeys, "authenticate", fill(before, "ada", "correct-horse"));
    // Between the question and the answer.
    await become(null);
    const asked = (await start(journeys)).body;
    await become(status);
    const second = await post(journeys, "authenticate", fill(asked, "ada", "correct-horse"));
    // After the proof, before the end.
    await become(null);
    const begun = (await start(journeys, proved)).body;
    const between = (await post(journeys, "authenticate", fill(begun, "x"))).body;
    await become(status);
    const third = await post(journeys, "authenticate", fill(between, "x"));
    for (const { status: code, body } of [first, second, third]) {
      expect([status, code, body["tokenId"]]).toEqual([status, 401, undefined]);
      refused += 1;
    }
  }
  expect(refused).toBe(15);
  await become("active");
  const step = (await start(journeys)).body;
  const { status } = await post(journeys, "authenticate", fill(step, "ada", "correct-horse"));
  expect(status).toBe(200);
});
