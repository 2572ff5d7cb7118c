import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { startRedirected, subject } from "./harness.ts";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** Small on purpose: with a shared token cache, 400 users add 2.4 MB and the slope shows. */
test("the heap does not grow with the number of distinct users", async () => {
  const users = Array.from({ length: 800 }, (_, index) => ({
    userName: `user-${index}@contoso.example`,
    password: "Correct-Horse-1",
  }));
  const standIn = await startRedirected({ users });
  const connector = subject();
  const run = async (from: number, to: number): Promise<void> => {
    let accepted = 0;
    for (const { userName, password } of users.slice(from, to)) {
      accepted += Number((await connector.ask(userName, password)).kind === "accepted");
    }
    expect(accepted).toBe(to - from);
  };
  const heap = async (): Promise<number> => {
    standIn.requests.clear();
    await new Promise((resolve) => setTimeout(resolve, 50));
    collectGarbage();
    return process.memoryUsage().heapUsed;
  };
  await run(0, 400);
  const before = await heap();
  await run(400, 800);
  const grown = (await heap()) - before;
  expect(grown).toBeLessThan(1_000_000);
  await connector.close();
  await standIn.close();
});
