import type { NodeResult, ResumeLink } from "@journeyc/runtime";
import { emailSuspend } from "@journeyc/runtime/nodes/email-suspend";
import { beforeEach, describe, expect, test } from "vitest";
import type { ManagedObject } from "../../../runtime/directory/directory.ts";
import { expectError, outcome } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";
import { ada, resource } from "./support/schema.ts";

const link: ResumeLink = {
  suspendedId: "id",
  url: "https://id.example.com/?suspendedId=id",
  expiresAt: 1,
};
const lookUp = { objectLookup: true, emailTemplateName: "welcome" };

let bench: Bench;
let user: ManagedObject;
beforeEach(async () => {
  bench = await Bench.open();
  user = await bench.directory.create(resource.name, { ...ada, password: "Correct-Horse-1" });
});

function fail(thrown: unknown): never {
  throw typeof thrown === "string" ? new Error(thrown) : thrown;
}

function suspended(result: NodeResult): NodeResult & { kind: "suspend" } {
  if (result.kind !== "suspend") throw new Error(`The node answered ${result.kind}.`);
  return result;
}

/** The mail is sent when the answer is. */
async function deliver(result: NodeResult & { kind: "suspend" }): Promise<void> {
  await result.deliver(link);
  await new Promise((resolve) => setImmediate(resolve));
}

describe("with objectLookup", () => {
  beforeEach(() => bench.shared.set("username", "ada@example.com"));

  test("mails the link to the stored address, with the object and without its secrets", async () => {
    const result = suspended(await bench.run(emailSuspend, lookUp));
    expect(result.message).toMatch(/^An email has been sent/);
    await deliver(result);
    const [mail, ...others] = bench.mails;
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      template: "welcome",
      to: user.attributes["mail"],
      languages: ["en"],
      resumeUrl: link.url,
    });
    expect(mail).toMatchObject({ object: { userName: "ada@example.com" } });
    expect(JSON.stringify(mail)).not.toContain("Correct-Horse");
  });

  test("proves the user when the link has been opened", async () => {
    const { memory } = suspended(await bench.run(emailSuspend, lookUp));
    expect(bench.identity.authenticated()).toBeUndefined();
    const resumed = await bench.run(emailSuspend, lookUp, { memory, resumed: true });
    expect(resumed).toEqual(outcome("outcome"));
    expect(bench.identity.authenticated()).toMatchObject({ id: user.id });
  });

  test("proves nothing when the address has changed since, or the user is gone", async () => {
    const { memory } = suspended(await bench.run(emailSuspend, lookUp));
    await bench.directory.patch(resource.name, user.id, { mail: "other@example.com" });
    suspended(await bench.run(emailSuspend, lookUp, { memory, resumed: true }));
    const nobody = { id: "00000000-0000-4000-8000-000000000000", to: "ada@example.com" };
    suspended(await bench.run(emailSuspend, lookUp, { memory: nobody, resumed: true }));
    suspended(await bench.run(emailSuspend, lookUp, { resumed: true }));
    expect(bench.identity.authenticated()).toBeUndefined();
  });

  test("says the same for a user who does not exist, and sends nothing", async () => {
    const known = suspended(await bench.run(emailSuspend, lookUp));
    bench.shared.set("username", "nobody@example.com");
    const unknown = suspended(await bench.run(emailSuspend, lookUp));
    expect(unknown.message).toBe(known.message);
    await deliver(unknown);
    expect(bench.mails).toEqual([]);
  });

  test.each([
    "ada@example.com\nBcc: eve@example.com",
    "ada@example.com, eve@example.com",
    "ada",
    "",
  ])("sends nothing to what is not one address: %j", async (mail) => {
    const { id } = await bench.directory.create(resource.name, {
      ...ada,
      userName: "grace",
      mail: "grace@example.com",
    });
    const find = bench.directory.find.bind(bench.directory);
    bench.directory.find = async (...query) => {
      const object = await find(...query);
      return object && { ...object, attributes: { ...object.attributes, mail } };
    };
    expect(id).toEqual(expect.any(String));
    bench.shared.set("username", "grace");
    await deliver(suspended(await bench.run(emailSuspend, lookUp)));
    expect(bench.mails).toEqual([]);
  });

  test("a mail that cannot be sent is logged without address and link, and shows nobody who exists", async () => {
    bench.mail.send = () => Promise.reject(new Error("550 ada@example.com: unknown"));
    await deliver(suspended(await bench.run(emailSuspend, lookUp)));
    expect(bench.logged).toMatchObject([{ level: "error", fields: { code: "mail-not-sent" } }]);
    expect(JSON.stringify(bench.logged)).not.toMatch(/ada@|suspendedId/);
  });

  test.each<[string, () => unknown]>([
    ["throws at once", () => fail("550 ada@example.com: unknown")],
    ["throws what is no error", () => fail({ to: "ada@example.com" })],
    ["answers no promise", () => undefined],
  ])("a mailer that %s shows nobody who exists", async (_what, send) => {
    bench.mail.send = send as typeof bench.mail.send;
    await deliver(suspended(await bench.run(emailSuspend, lookUp)));
    expect(JSON.stringify(bench.logged)).not.toMatch(/ada@|suspendedId/);
  });

  test("a mailer that takes long before it first waits holds up no answer", async () => {
    let begun = false;
    bench.mail.send = async () => void (begun = true);
    await suspended(await bench.run(emailSuspend, lookUp)).deliver(link);
    expect(begun).toBe(false);
    await new Promise((resolve) => setImmediate(resolve));
    expect(begun).toBe(true);
  });

  test("without an address for the link ends the run alike for known and unknown users", async () => {
    const nowhere = { ...link, url: undefined };
    await expectError(
      suspended(await bench.run(emailSuspend, lookUp)).deliver(nowhere),
      "resume-url-unknown",
    );
    bench.shared.set("username", "nobody");
    await expectError(
      suspended(await bench.run(emailSuspend, lookUp)).deliver(nowhere),
      "resume-url-unknown",
    );
  });
});

describe("without objectLookup", () => {
  test("mails the link to the collected address, with what is collected in shared state", async () => {
    bench.shared.set("objectAttributes", { mail: "new@example.com", givenName: "New" });
    bench.transient.set("objectAttributes", { password: "Needle-1" });
    const result = suspended(await bench.run(emailSuspend));
    await deliver(result);
    expect(bench.mails).toMatchObject([
      { to: "new@example.com", object: { mail: "new@example.com", givenName: "New" } },
    ]);
    expect(JSON.stringify(bench.mails)).not.toContain("Needle");
    const resumed = await bench.run(emailSuspend, {}, { resumed: true });
    expect(resumed).toEqual(outcome("outcome"));
    expect(bench.identity.authenticated()).toBeUndefined();
  });
});

test("waits as long as the journey says", async () => {
  expect(suspended(await bench.run(emailSuspend, { suspendDuration: 90 })).milliseconds).toBe(
    90 * 60_000,
  );
  expect(suspended(await bench.run(emailSuspend)).milliseconds).toBeUndefined();
});
