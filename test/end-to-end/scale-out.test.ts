import { randomBytes } from "node:crypto";
import {
  CallbackType,
  Config,
  FRAuth,
  FRLoginSuccess,
  FRStep,
  StepType,
  type FRLoginFailure,
  type NameCallback,
  type PasswordCallback,
} from "@forgerock/javascript-sdk";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { AuthenticateClient, type Answered, type Step } from "../support/authenticate.ts";
import { startScaleOut, type ScaleOut } from "../support/scale-out.ts";

// Two instances in processes of their own behind a round-robin proxy, with one PostgreSQL and one Redis.

const tree = "Sign on";
const password = "Correct-Horse-1";
const user = (name: string) => ({ userName: `${name}@contoso.example`, password });
const [ada, grace, katherine] = [user("ada"), user("grace"), user("katherine")];

let service: ScaleOut;
beforeAll(async () => {
  service = await startScaleOut([ada, grace, katherine]);
});
afterAll(() => service?.close());

const clientsOf = (): readonly AuthenticateClient[] =>
  service.instances.map(({ url }) => new AuthenticateClient(url));

/** The step that asks for the password, reached by way of one instance. */
async function passwordStep(client: AuthenticateClient, userName: string): Promise<Step> {
  const answer = await client.submit(await client.start(tree), [userName]);
  expect(answer.status).toBe(200);
  // The journey's second step asks for the password.
  return answer.body as unknown as Step;
}

/** Submits a step so many times at once, in turns to both instances. */
function submitToBoth(step: Step, values: readonly unknown[], times: number): Promise<Answered[]> {
  const clients = clientsOf();
  return Promise.all(
    Array.from({ length: times }, (_, index) => {
      const client = clients[index % clients.length];
      return client ? client.submit(structuredClone(step), values) : expect.fail("No instance.");
    }),
  );
}

function sessionRequest(url: string, action: string, tokenId: string): Promise<Response> {
  return fetch(`${url}/am/json/realms/root/realms/alpha/sessions/?_action=${action}`, {
    method: "POST",
    headers: { iplanetdirectorypro: tokenId, "accept-api-version": "resource=3.1, protocol=1.0" },
  });
}

describe("any step on any instance", () => {
  /** Which instance answered each request of the client. */
  const answeredBy: (string | null)[] = [];

  beforeAll(() => {
    const { fetch: original } = globalThis;
    vi.stubGlobal("fetch", async (...request: Parameters<typeof fetch>) => {
      const response = await original(...request);
      answeredBy.push(response.headers.get("x-instance"));
      return response;
    });
    Config.set({
      serverConfig: { baseUrl: `${service.url}/am/`, timeout: 10_000 },
      realmPath: "alpha",
    });
  });
  afterAll(() => vi.unstubAllGlobals());

  type Reply = FRStep | FRLoginSuccess | FRLoginFailure;
  const asStep = (reply: Reply): FRStep =>
    reply instanceof FRStep ? reply : expect.fail(`No step: ${JSON.stringify(reply.payload)}`);

  async function signOn(): Promise<Reply> {
    const first = asStep(await FRAuth.start({ tree }));
    first.getCallbackOfType<NameCallback>(CallbackType.NameCallback).setName(ada.userName);
    const second = asStep(await FRAuth.next(first, { tree }));
    second.getCallbackOfType<PasswordCallback>(CallbackType.PasswordCallback).setPassword(password);
    return FRAuth.next(second, { tree });
  }

  test("the SDK signs on with each step on the other instance, four times", async () => {
    for (let round = 1; round <= 4; round += 1) {
      let reply = await signOn();
      // The inner journey of the third sign-on asks for preferences.
      expect(reply.type).toBe(round === 3 ? StepType.Step : StepType.LoginSuccess);
      if (round !== 3) continue;
      const step = asStep(reply);
      for (const callback of step.callbacks) callback.setInputValue(true);
      reply = await FRAuth.next(step, { tree });
      expect(reply.type).toBe(StepType.LoginSuccess);
    }
    expect(answeredBy).toHaveLength(13);
    expect(new Set(answeredBy)).toEqual(new Set(["A", "B"]));
    for (const [index, instance] of answeredBy.entries())
      if (index > 0) expect(instance).not.toBe(answeredBy[index - 1]);
  });
});

describe("a step is used once", () => {
  test("a replay is refused by the other instance, and by the same one", async () => {
    const [a, b] = service.instances.map(({ url }) => new AuthenticateClient(url));
    if (!a || !b) return expect.fail("No instances.");
    for (const [first, second] of [
      [a, b],
      [b, a],
    ] as const) {
      const step = await first.start(tree);
      expect((await first.submit(step, [grace.userName])).status).toBe(200);
      for (const client of [second, first])
        expect((await client.submit(step, [grace.userName])).status).toBe(401);
    }
  });

  test("of 40 parallel submissions to both instances one goes on, 25 times over", async () => {
    for (let round = 0; round < 25; round += 1) {
      const step = await new AuthenticateClient(service.url).start(tree);
      const answers = await submitToBoth(step, [grace.userName], 40);
      const statuses = answers.map(({ status }) => status).toSorted((x, y) => x - y);
      expect(statuses).toEqual([200, ...Array.from({ length: 39 }, () => 401)]);
    }
  }, 120_000);

  test("of 40 parallel submissions of the password one signs on, 10 times over", async () => {
    const tokens = new Set<unknown>();
    for (let round = 0; round < 10; round += 1) {
      const step = await passwordStep(new AuthenticateClient(service.url), grace.userName);
      const answers = await submitToBoth(step, [password], 40);
      const gone = answers.filter(({ status }) => status === 200);
      expect(gone).toHaveLength(1);
      const { tokenId, authId } = gone[0]?.body ?? {};
      tokens.add(tokenId ?? authId);
    }
    expect(tokens.size).toBe(10);
  }, 120_000);
});

test("an instance with other keys refuses every authId, and uses none of them up", async () => {
  const stranger = await service.startInstance("C", randomBytes(32).toString("base64"));
  const [a, b] = clientsOf();
  if (!a || !b) return expect.fail("No instances.");
  for (let round = 0; round < 20; round += 1) {
    const step = await a.start(tree);
    const refused = await new AuthenticateClient(stranger.url).submit(structuredClone(step), ["x"]);
    expect(refused.status).toBe(401);
    expect((await b.submit(step, [grace.userName])).status).toBe(200);
  }
  await stranger.kill();
});

test("of 100 parallel guesses on both instances five are verified", async () => {
  const [a, b] = clientsOf();
  if (!a || !b) return expect.fail("No instances.");
  const steps = await Promise.all(
    Array.from({ length: 100 }, (_, index) => passwordStep(index % 2 ? a : b, katherine.userName)),
  );
  const refusals = (): number =>
    service.instances.reduce(
      (sum, { output }) => sum + output().split(`"kind":"attempt-refused"`).length - 1,
      0,
    );
  expect(refusals()).toBe(0);
  const answers = await Promise.all(
    steps.map((step, index) => (index % 2 ? b : a).submit(step, [`Wrong-Horse-${index}`])),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 100 }, () => 401));
  await expect.poll(refusals).toBe(95);
  // Even the right password is one guess too many now, wherever it is tried.
  for (const client of [a, b]) {
    const step = await passwordStep(client, katherine.userName);
    expect((await client.submit(step, [password])).status).toBe(401);
  }
}, 60_000);

test("a logout on one instance ends the session on the other", async () => {
  const [first, second] = service.instances;
  const [client] = clientsOf();
  if (!client) return expect.fail("No instances.");
  const { body } = await client.submit(await passwordStep(client, grace.userName), [password]);
  const done =
    "authId" in body ? await client.submit(body as unknown as Step, [true, true]) : { body };
  const tokenId = String(done.body["tokenId"]);
  const isAlive = async (url: string): Promise<readonly [number, boolean]> => {
    const info = await sessionRequest(url, "getSessionInfo", tokenId);
    const page = await fetch(url, { headers: { cookie: `iPlanetDirectoryPro=${tokenId}` } });
    return [info.status, (await page.text()).includes(`Hello ${grace.userName}`)];
  };
  expect(await isAlive(first.url)).toEqual([200, true]);
  expect(await isAlive(second.url)).toEqual([200, true]);
  expect((await sessionRequest(first.url, "logout", tokenId)).status).toBe(200);
  expect(await isAlive(second.url)).toEqual([401, false]);
  expect(await isAlive(first.url)).toEqual([401, false]);
});

// The last one: an instance is gone after it.
test("a run goes on with the other instance when one is killed in the middle, 20 runs", async () => {
  const [a, b] = clientsOf();
  if (!a || !b) return expect.fail("No instances.");
  const runs = await Promise.all(
    Array.from({ length: 20 }, (_, index) => passwordStep(index % 2 ? a : b, grace.userName)),
  );
  const [doomed] = service.instances;
  await doomed.kill("SIGKILL");
  expect(await doomed.ended).toBe("SIGKILL");
  const client = new AuthenticateClient(service.url);
  for (const step of runs) {
    const answer = await client.submit(step, [password]);
    expect(answer.status).toBe(200);
    const repeated = await client.submit(step, [password]);
    expect(repeated.status).toBe(401);
  }
}, 60_000);
