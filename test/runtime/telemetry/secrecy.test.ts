import { inspect } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { failingDirectory } from "../nodes/support/failing-directory.ts";
import { JourneyError } from "../../../runtime/errors.ts";
import { fill, post, start } from "../http/support/client.ts";
import {
  answer,
  asking,
  login,
  proving,
  row,
  step,
  testApp,
  testNode,
} from "../machine/support/journeys.ts";
import { Collected } from "./support/collected.ts";
import {
  local,
  password,
  remote,
  startPassThrough,
  type PassThrough,
} from "./support/pass-through.ts";

// No password, name, token or session may show up in what operators see: log at every level, events, audit trail,
// spans or metrics. The needles are what is typed, in every way in which a sign-on can go.

const wrong = "Needle-Mistyped-77";
const nameNeedle = "needle-name";

let collected: Collected;
let app: PassThrough;
const secrets: string[] = [];

beforeAll(async () => {
  collected = new Collected();
  app = await startPassThrough({
    telemetry: collected.telemetry,
    attempts: { user: { attempts: 3, windowMilliseconds: 60_000 } },
  });
});
afterAll(async () => {
  await app.close();
  await collected.close();
});

/** The stand-in behaves by the part before the `@`. */
const faults =
  "err50126 err50053 err50055 err50057 err50076 err53003 err700016 err7000218 http429 http503-retry7 http500-html proxy200 reset truncated emptyobj badsig otheruser expired noname".split(
    " ",
  );

/** Signs on until the inner journey asks for preferences, and answers. */
async function profiled(): Promise<string[]> {
  const kinds: string[] = [];
  for (let times = 0; times < 3; times += 1) {
    const reply = await app.signOn(local, password);
    kinds.push(reply.kind);
    if (reply.kind !== "step") continue;
    const answers = reply.question.callbacks.map(() => answer(true));
    kinds.push((await app.journeys.resume(reply.authId, answers)).kind);
  }
  return kinds;
}

test("nothing that was typed or given out is seen", async () => {
  const kinds: string[] = [];
  for (const [name, typed] of [
    [remote, password],
    [remote, wrong],
    [local, password],
    [local, wrong],
    [`nobody@${nameNeedle}.example`, wrong],
    [`${nameNeedle}\u0000@contoso.example`, wrong],
    [wrong, wrong],
    ...faults.map((fault) => [`${fault}@${nameNeedle}.example`, wrong] as const),
    ...Array.from({ length: 5 }, () => [`guessed@${nameNeedle}.example`, wrong] as const),
  ] as const) {
    const reply = await app.signOn(name, typed);
    kinds.push(reply.kind);
    if (reply.kind === "success" && reply.token) secrets.push(reply.token, reply.userId);
    if (reply.kind === "step") secrets.push(reply.authId);
  }
  expect(new Set(kinds)).toEqual(new Set(["success", "failure", "error", "step"]));
  kinds.push(...(await profiled()));
  const { body } = await start(app.journeys);
  secrets.push(String(body.authId));
  const signedOn = await post(app.journeys, "authenticate", fill(body, remote, password));
  secrets.push(String(signedOn.body["tokenId"]));
  await post(app.journeys, "sessions/?_action=logout", { tokenId: signedOn.body["tokenId"] });

  const seen = {
    log: app.log,
    events: app.events,
    audited: app.audited,
    spans: collected.spans.map(({ name, attributes, status, events, links }) => ({
      name,
      attributes,
      status,
      events,
      links,
    })),
    points: await collected.points(),
  };
  for (const [where, part] of Object.entries(seen)) {
    expect(Object.keys(part).length, where).toBeGreaterThan(5);
    const text = inspect(part, { depth: 20, maxArrayLength: null, maxStringLength: null });
    const found = [password, wrong, nameNeedle, remote, local, ...secrets].filter((needle) =>
      text.toLowerCase().includes(needle.toLowerCase()),
    );
    expect(found, where).toEqual([]);
  }
  const levels = new Set(app.log.map(({ level }) => level));
  expect(levels).toEqual(new Set(["info", "warn", "error"]));
});

test("nothing of an error that is not ours is seen, wherever it breaks", async () => {
  const needle = "Needle-In-Error";
  const throwing = [
    () => Promise.reject(new Error(needle, { cause: new Error(needle) })),
    () => {
      throw needle;
    },
    () => {
      throw Object.assign(new Error(needle), {
        detail: needle,
        stack: `Error: ${needle}\n    at f`,
      });
    },
    () => {
      throw new JourneyError("test-broken", "A text.", "A fix.", { cause: new Error(needle) });
    },
    () => ({ kind: "outcome", outcome: "unknown" }) as never,
  ];
  for (const work of throwing) {
    const audited: unknown[] = [];
    const broken = await testApp([row("Row", asking, testNode(work), proving), login], {
      telemetry: collected.telemetry,
      audit: (event) => void audited.push(event),
      onEvent: () => {
        throw new Error(needle);
      },
    });
    const asked = step(await broken.journeys.start("Row"));
    expect(await broken.journeys.resume(asked.authId, [answer(needle)])).toMatchObject({
      kind: "error",
    });
    const seen = [
      broken.log,
      audited,
      collected.spans.map(({ attributes, status, events }) => [attributes, status, events]),
    ];
    expect(inspect(seen, { depth: 20, maxArrayLength: null })).not.toContain(needle);
    expect(audited.length).toBeGreaterThan(2);
  }
});

const methods = ["find", "read", "verifyPassword", "patch", "incrementLoginCount"] as const;

test.each(methods)("nothing of a directory that breaks in %s is seen", async (method) => {
  const needle = "Needle-In-Database-Error";
  const error = new Error(`duplicate key value: ${needle}`, { cause: { detail: needle } });
  const { log, events, audited, signOn, close } = await startPassThrough(
    { telemetry: collected.telemetry },
    (directory) => failingDirectory(directory, method, error),
  );
  try {
    const kinds: string[] = [];
    for (const name of [remote, local, `nobody@${nameNeedle}.example`]) {
      kinds.push((await signOn(name, password)).kind);
    }
    // A sign-on that cannot be counted is still one.
    expect(kinds.includes("error")).toBe(method !== "incrementLoginCount");
    const spans = collected.spans.map(({ attributes, status, events: told }) => [
      attributes,
      status,
      told,
    ]);
    const text = inspect([log, events, audited, spans], { depth: 20, maxArrayLength: null });
    for (const secret of [needle, password, nameNeedle, remote, local]) {
      expect(text).not.toContain(secret);
    }
  } finally {
    await close();
  }
});
