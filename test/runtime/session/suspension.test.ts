import { suspend, take, type ResumeLink } from "@journeyc/runtime";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import { beforeEach, describe, expect, test } from "vitest";
import {
  answer,
  asking,
  key,
  proving,
  row,
  step,
  testApp,
  testNode,
} from "../machine/support/journeys.ts";

// A run that is suspended goes on where its link leads, once, and by nothing else.

let links: ResumeLink[];
let memories: unknown[];
beforeEach(() => {
  links = [];
  memories = [];
});

const mailing = testNode((context) => {
  if (context.resumed) {
    memories.push(context.memory, context.answers);
    return take("true");
  }
  return suspend(
    "Read your mail.",
    async (link) => {
      links.push(link);
    },
    { memory: { sent: 1 } },
  );
});
const journey = row("Mail", asking, mailing, asking, proving);

const resumeUrl = (id: string, name: string): string => `https://id.example.com/${name}?s=${id}`;

async function suspendedApp(options: Parameters<typeof testApp>[1] = {}) {
  const store = memoryStore();
  const app = await testApp([journey], { store, ...options });
  const first = step(await app.journeys.start("Mail"));
  const reply = await app.journeys.resume(first.authId, [answer("ada")], { resumeUrl });
  if (reply.kind !== "suspended") throw new Error(`Expected a suspended run, got ${reply.kind}`);
  const [link] = links;
  if (!link) throw new Error("No link was delivered.");
  return { app, store, reply, link };
}

describe("a suspended run", () => {
  test("tells the user, and its link leads on to the node that suspended it", async () => {
    const { app, reply, link } = await suspendedApp();
    expect(reply.question).toEqual({
      callbacks: [
        {
          type: "SuspendedTextOutputCallback",
          output: [
            { name: "message", value: "Read your mail." },
            { name: "messageType", value: "0" },
          ],
          input: [],
        },
      ],
      page: undefined,
      firstId: undefined,
      final: true,
    });
    expect(link.url).toBe(`https://id.example.com/Mail?s=${link.suspendedId}`);
    const next = step(await app.journeys.resumeSuspended(link.suspendedId));
    expect(memories).toEqual([{ sent: 1 }, undefined]);
    const end = await app.journeys.resume(next.authId, [answer("x")]);
    expect(end.kind).toBe("success");
  });

  test("is resumed by one of 40 that follow its link at the same time", async () => {
    const { app, link } = await suspendedApp();
    const replies = await Promise.all(
      Array.from({ length: 40 }, () => app.journeys.resumeSuspended(link.suspendedId)),
    );
    expect(replies.filter(({ kind }) => kind === "step")).toHaveLength(1);
    expect(replies.filter(({ kind }) => kind === "refused")).toHaveLength(39);
    expect(links).toHaveLength(1);
  });

  test("is not resumed by the authId beside the message, nor an authId by a suspendedId", async () => {
    const { app, reply, link } = await suspendedApp();
    for (const id of [reply.authId, link.suspendedId])
      expect((await app.journeys.resume(id, [])).kind).toBe("refused");
    expect((await app.journeys.resumeSuspended(reply.authId)).kind).toBe("refused");
    const other = step(await app.journeys.start("Mail"));
    expect((await app.journeys.resumeSuspended(other.authId)).kind).toBe("refused");
    expect(memories).toEqual([]);
  });

  test("is not resumed by an authId where these are in the store as well", async () => {
    const { app, reply, link } = await suspendedApp({ authenticationSessions: "server-side" });
    const other = step(await app.journeys.start("Mail"));
    for (const id of [reply.authId, link.suspendedId])
      expect((await app.journeys.resume(id, [])).kind).toBe("refused");
    expect((await app.journeys.resumeSuspended(other.authId)).kind).toBe("refused");
    step(await app.journeys.resumeSuspended(link.suspendedId));
  });

  test("waits as long as the limit says, and not a millisecond more", async () => {
    let now = Date.now();
    const { app, link } = await suspendedApp({ clock: () => now });
    expect(link.expiresAt).toBe(now + 5 * 60_000);
    now = link.expiresAt;
    expect((await app.journeys.resumeSuspended(link.suspendedId)).kind).toBe("refused");
    now -= 1;
    step(await app.journeys.resumeSuspended(link.suspendedId));
  });

  test("may wait longer than a run may take: its time stands still meanwhile", async () => {
    let now = Date.now();
    const day = 24 * 60 * 60_000;
    const limits = { suspendMilliseconds: day, runMilliseconds: 60_000 };
    const { app, link } = await suspendedApp({ clock: () => now, limits });
    now += day - 1;
    const next = step(await app.journeys.resumeSuspended(link.suspendedId));
    now += 59_999;
    expect((await app.journeys.resume(next.authId, [answer("x")])).kind).toBe("success");
  });

  test("outlives the process: another one with the same store and keys resumes it", async () => {
    const { store, link } = await suspendedApp();
    const { journeys } = await testApp([journey], { store });
    step(await journeys.resumeSuspended(link.suspendedId));
  });

  test("is nothing to a process with other keys, and stays", async () => {
    const { app, store, link } = await suspendedApp();
    const { journeys } = await testApp([journey], { store, keys: [`other-${key}`] });
    expect((await journeys.resumeSuspended(link.suspendedId)).kind).toBe("refused");
    step(await app.journeys.resumeSuspended(link.suspendedId));
  });

  test("ends in an error when its link cannot be sent; nobody is told why", async () => {
    const failing = testNode(() =>
      suspend("Read your mail.", () =>
        Promise.reject(new Error("smtp://mail:needle@host is down")),
      ),
    );
    const app = await testApp([row("Failing", failing)]);
    const reply = await app.journeys.start("Failing");
    expect(reply).toMatchObject({ kind: "error", error: { code: "internal-error" } });
    expect(JSON.stringify(app.log)).not.toContain("needle");
  });

  test("that suspends again by the same node sends another link; the first leads nowhere", async () => {
    let times = 0;
    const twice = testNode((context) =>
      context.resumed && times > 1
        ? take("true")
        : suspend("Wait.", async (link) => {
            times += 1;
            links.push(link);
          }),
    );
    const { journeys } = await testApp([row("Twice", twice, proving)]);
    expect((await journeys.start("Twice")).kind).toBe("suspended");
    expect((await journeys.resumeSuspended(links[0]?.suspendedId ?? "")).kind).toBe("suspended");
    expect((await journeys.resumeSuspended(links[0]?.suspendedId ?? "")).kind).toBe("refused");
    expect((await journeys.resumeSuspended(links[1]?.suspendedId ?? "")).kind).toBe("success");
  });
});
