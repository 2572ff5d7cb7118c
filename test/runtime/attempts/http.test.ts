import { createServer, type Server } from "node:http";
import type { CommonOptions, Journey, JsonObject } from "@journeyc/runtime";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { socketAddress, toNodeHandler } from "@journeyc/runtime/http/node-server";
import { afterEach, expect, test } from "vitest";
import { listen } from "../../support/listen.ts";
import { fill, post, start } from "../http/support/client.ts";
import { login, resource, testApp } from "../machine/support/journeys.ts";

let server: Server | undefined;
afterEach(() => void server?.close().closeAllConnections());

async function serve(options: Partial<CommonOptions<Journey>>) {
  const app = await testApp([login], options);
  server = createServer(toNodeHandler(app.journeys.handler));
  const port = await listen(server);
  const url = `http://127.0.0.1:${port}/am/json/realms/root/realms/alpha/authenticate`;
  const send = async (body: unknown, address: string) =>
    fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "accept-api-version": "protocol=1.0,resource=2.1",
        "x-forwarded-for": address,
        forwarded: `for=${address}`,
        "x-real-ip": address,
      },
      body: JSON.stringify(body),
    });
  const guess = async (name: string, password: string, address: string): Promise<number> => {
    const step = (await (await send({}, address)).json()) as JsonObject;
    return (await send(fill(step, name, password), address)).status;
  };
  return { ...app, guess };
}

const attempts = { address: { attempts: 2, windowMilliseconds: 60_000 } };

test("the address is the socket's, whatever headers a client sends", async () => {
  const { guess, events } = await serve({ attempts, clientAddress: socketAddress });
  for (let index = 0; index < 4; index += 1)
    expect(await guess(`user-${index}`, "wrong", `192.0.2.${index}`)).toBe(401);
  const refused = events.filter(({ kind }) => kind === "attempt-refused");
  expect(refused.map((event) => event.kind === "attempt-refused" && event.refusedBy)).toEqual([
    "address",
    "address",
  ]);
});

test("without the option no header is believed: addresses are not limited", async () => {
  const { guess, events } = await serve({ attempts });
  for (let index = 0; index < 4; index += 1)
    expect(await guess(`user-${index}`, "wrong", "192.0.2.1")).toBe(401);
  expect(events.filter(({ kind }) => kind === "attempt-refused")).toEqual([]);
});

test("the app may read its own proxy's header; garbage in it is an address like another", async () => {
  const clientAddress = (request: Request) => request.headers.get("x-real-ip") ?? undefined;
  const { guess, events } = await serve({ attempts, clientAddress });
  for (const address of ["192.0.2.1", "192.0.2.2", "garbage, %%::", "[", "a".repeat(4_000)])
    expect(await guess("ada", "correct-horse", address)).toBe(200);
  for (let index = 0; index < 3; index += 1) await guess(`user-${index}`, "wrong", "2001:db8::1");
  expect(events.filter(({ kind }) => kind === "attempt-refused")).toHaveLength(1);
});

test("the answer to an attempt that is refused is the answer to a wrong password", async () => {
  const { journeys } = await testApp([login]);
  const answers: unknown[] = [];
  for (let index = 0; index < 6; index += 1) {
    const { body } = await start(journeys);
    const reply = await post(journeys, "authenticate", fill(body, "ada", "wrong"));
    answers.push({ ...reply, headers: [...reply.headers] });
  }
  expect(answers[0]).toMatchObject({ status: 401, body: { message: "Login failure" } });
  expect(answers).toEqual(Array.from({ length: 6 }, () => answers[0]));
});

test("more passwords than can be hashed are 503 with Retry-After, and nobody is signed on by it", async () => {
  const directory = memoryDirectory({ passwordHashing: { concurrency: 1, maximumQueue: 1 } });
  await directory.open([resource]);
  await directory.create(resource.name, { userName: "ada", password: "correct-horse" });
  const { journeys } = await testApp([login], { directory });
  const steps = await Promise.all(Array.from({ length: 8 }, () => start(journeys)));
  const replies = await Promise.all(
    steps.map(({ body }, index) =>
      post(journeys, "authenticate", fill(body, `user-${index}`, "wrong")),
    ),
  );
  const overloaded = replies.filter(({ status }) => status === 503);
  // One runs, one waits; an attempt may come when the first of them has ended.
  expect(overloaded.length).toBeGreaterThan(0);
  expect(replies.every(({ status }) => status === 503 || status === 401)).toBe(true);
  for (const { headers, body } of overloaded) {
    expect(headers.get("retry-after")).toBe("5");
    expect(body["tokenId"]).toBeUndefined();
  }
  const again = await start(journeys);
  const right = await post(journeys, "authenticate", fill(again.body, "ada", "correct-horse"));
  expect(right.status).toBe(200);
});

test("a password beyond the bound is not hashed, and costs what a wrong one costs", async () => {
  const { journeys } = await testApp([login]);
  const { body } = await start(journeys);
  const long = await post(journeys, "authenticate", fill(body, "ada", "x".repeat(50_000)));
  expect([long.status, long.body["tokenId"]]).toEqual([401, undefined]);
});
