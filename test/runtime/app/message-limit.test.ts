import { createSecretKey } from "node:crypto";
import { createJourneys, type Mail } from "@journeyc/runtime";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import { describe, expect, test } from "vitest";
import { resetPassword } from "../../../examples/default-journeys/reset-password.journey.ts";
import { MessageLimiter } from "../../../runtime/session/message-limiter.ts";
import { fill, post, start } from "../http/support/client.ts";
import { expectError } from "../nodes/support/results.ts";

let now = 1_000_000;
const hour = 3_600_000;

function limiter(store = memoryStore(), limit = { messages: 2, windowMilliseconds: hour }) {
  const secret = createSecretKey(Buffer.alloc(32, 7));
  return new MessageLimiter({ store, limit, secret, now: () => now });
}

const mailTo = (to: string): Mail => ({
  kind: "template",
  template: "welcome",
  to,
  languages: [],
  object: {},
  resumeUrl: undefined,
});

describe("a limit of two", () => {
  test("lets two mails through to an address, in whatever spelling, and others to others", async () => {
    const sent: string[] = [];
    const mailer = limiter().mailer({ send: async ({ to }) => void sent.push(to) });
    await mailer.send(mailTo("ada@home.example"));
    await mailer.send(mailTo("Ada@Home.example"));
    await expectError(mailer.send(mailTo("ADA@home.example")), "message-limit-reached");
    await mailer.send(mailTo("eve@home.example"));
    expect(sent).toEqual(["ada@home.example", "Ada@Home.example", "eve@home.example"]);
    now += hour + 1;
    await mailer.send(mailTo("ada@home.example"));
    expect(sent).toHaveLength(4);
  });

  test("holds over instances that share a store, and of ten at once lets two through", async () => {
    const store = memoryStore();
    const sent: string[] = [];
    const mailers = [limiter(store), limiter(store)].map((it) =>
      it.mailer({ send: async ({ to }) => void sent.push(to) }),
    );
    await Promise.allSettled(
      Array.from({ length: 10 }, (_, at) => mailers[at % 2]?.send(mailTo("ada@home.example"))),
    );
    expect(sent).toHaveLength(2);
  });

  test("counts text messages for themselves", async () => {
    const sent: string[] = [];
    const both = limiter();
    const mailer = both.mailer({ send: async ({ to }) => void sent.push(to) });
    const messenger = both.messenger({ send: async ({ to }) => void sent.push(to) });
    const server = { host: "m.example", port: undefined, security: "tls" } as const;
    const nobody = { userName: undefined, password: undefined, passwordLabel: undefined };
    const mail = { from: "id@contoso.example", subject: "", server: { ...server, ...nobody } };
    const message = { to: "+491761234567", carrier: undefined, text: "", mail };
    await mailer.send(mailTo(message.to));
    await messenger.send(message);
    await messenger.send(message);
    await expectError(messenger.send(message), "message-limit-reached");
    expect(sent).toHaveLength(3);
  });

  test("what cannot be counted is not sent", async () => {
    const store = { ...memoryStore(), countAttempts: () => Promise.reject(new Error("down")) };
    const mailer = limiter(store).mailer({
      send: () => Promise.reject(new Error("it was sent")),
    });
    await expect(mailer.send(mailTo("ada@home.example"))).rejects.toThrow("down");
  });
});

test("`false` counts nothing", async () => {
  const sent: string[] = [];
  const open = new MessageLimiter({
    store: { countAttempts: () => Promise.reject(new Error("it was counted")) },
    limit: false,
    secret: createSecretKey(Buffer.alloc(32, 7)),
    now: () => now,
  });
  await open.mailer({ send: async ({ to }) => void sent.push(to) }).send(mailTo("a@b.example"));
  expect(sent).toEqual(["a@b.example"]);
});

test("an app sends ten links to an address, says the same to the eleventh who asks, and logs it", async () => {
  const sent: string[] = [];
  const log: string[] = [];
  const write = (fields: unknown): void => void log.push(JSON.stringify(fields));
  const directory = memoryDirectory();
  const journeys = createJourneys({
    journeys: [resetPassword],
    keys: ["message-limit-test-key-0123456789"],
    directory,
    store: memoryStore(),
    origins: ["https://id.contoso.example"],
    mail: { send: async ({ to }) => void sent.push(to) },
    log: { debug: write, info: write, warn: write, error: write },
  });
  await journeys.ready();
  const names = { userName: "ada", givenName: "Ada", sn: "Lovelace" };
  await directory.create("managed/alpha_user", { ...names, mail: "ada@contoso.example" });
  const answers = new Set<string>();
  for (let time = 0; time < 11; time += 1) {
    const page = await start(journeys, "?authIndexType=service&authIndexValue=ResetPassword");
    const told = await post(journeys, "authenticate", fill(page.body, "ada@contoso.example"));
    answers.add(JSON.stringify([told.status, told.body.callbacks]));
  }
  expect(answers.size).toBe(1);
  await expect.poll(() => log.filter((line) => line.includes("mail-not-sent"))).toHaveLength(1);
  expect(log.join("")).toContain("message-limit-reached");
  expect(log.join("")).not.toContain("ada@");
  expect(sent).toHaveLength(10);
  await journeys.close();
});
