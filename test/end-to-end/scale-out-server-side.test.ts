import { afterAll, beforeAll, expect, test } from "vitest";
import { AuthenticateClient, type Answered, type Step } from "../support/authenticate.ts";
import { startRedisServer, type RedisServer } from "../support/redis-server.ts";
import { startScaleOut, type ScaleOut } from "../support/scale-out.ts";

// Two instances whose waiting runs are in Redis, and a Redis that goes away.

const tree = "Sign on";
const ada = { userName: "ada@contoso.example", password: "Correct-Horse-1" };

let redis: RedisServer;
let service: ScaleOut;
beforeAll(async () => {
  redis = await startRedisServer();
  service = await startScaleOut([ada], { REDIS_URL: redis.url, RUNS: "server-side" });
});
afterAll(async () => {
  await service?.close();
  await redis?.stop();
});

const instance = (index: number): AuthenticateClient =>
  new AuthenticateClient(service.instances[index % 2 === 0 ? 0 : 1].url);

/** The journey's next step, where it is one. */
const asStep = ({ body }: Answered): Step => body as unknown as Step;

test("a run that waits in Redis goes from instance to instance", async () => {
  const first = await instance(0).start(tree);
  expect(first.authId).toMatch(/^[\w-]{43}$/);
  const second = await instance(1).submit(first, [ada.userName]);
  expect(second.status).toBe(200);
  const done = await instance(0).submit(asStep(second), [ada.password]);
  expect(done).toMatchObject({ status: 200, body: { tokenId: expect.any(String) as string } });
  for (const index of [0, 1])
    expect((await instance(index).submit(first, [ada.userName])).status).toBe(401);
});

test("of 40 parallel submissions to both instances one goes on, 25 times over", async () => {
  for (let round = 0; round < 25; round += 1) {
    const step = await instance(round).start(tree);
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        instance(index).submit(structuredClone(step), [ada.userName]),
      ),
    );
    const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
    expect(statuses).toEqual([200, ...Array.from({ length: 39 }, () => 401)]);
  }
}, 120_000);

test("while Redis is away every answer is 503 in time; when it is back, sign-ons are too", async () => {
  const { port, password } = new URL(redis.url);
  const started = await instance(0).start(tree);
  await redis.stop();
  for (const index of [0, 1]) {
    const begin = performance.now();
    const answer = await instance(index).submit(structuredClone(started), [ada.userName]);
    expect(answer.status).toBe(503);
    await expect(instance(index).start(tree)).rejects.toThrow(/503/);
    expect(performance.now() - begin).toBeLessThan(5_000);
  }
  redis = await startRedisServer({ port: Number(port), password });
  for (const index of [0, 1]) {
    const answer = await instance(index).submit(await instance(index + 1).start(tree), [
      ada.userName,
    ]);
    const done = await instance(index).submit(asStep(answer), [ada.password]);
    expect(done.status).toBe(200);
  }
  const printed = service.instances.map(({ output }) => output()).join("\n");
  expect(printed).toContain("session-store-unavailable");
  expect(printed).not.toContain(password);
}, 60_000);
