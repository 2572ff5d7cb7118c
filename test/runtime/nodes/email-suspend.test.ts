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

function suspended(result: NodeResult): NodeResult & { kind: "suspend" } {
  if (result.kind !== "suspend") throw new Error(`The node answered ${result.kind}.`);
  return result;
}

describe("with objectLookup", () => {
  beforeEach(() => bench.shared.set("username", "ada@example.com"));

  test("mails the link to the stored address, with the object and without its secrets", async () => {
    const result = suspended(await bench.run(emailSuspend, lookUp));
    expect(result.message).toMatch(/^An email has been sent/);
    await result.deliver(link);
    const [mail, ...others] = bench.mails;
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      template: "welcome",
      to: user.attributes["mail"],
      languages: ["en"],
      resumeUrl: link.url,
    });
    expect(mail?.object).toMatchObject({ userName: "ada@example.com" });
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
    await unknown.deliver(link);
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
    await suspended(await bench.run(emailSuspend, lookUp)).deliver(link);
    expect(bench.mails).toEqual([]);
  });

  test("a mail that cannot be sent is logged without address and link, and shows nobody who exists", async () => {
    bench.mail.send = () => Promise.reject(new Error("550 ada@example.com: unknown"));
    await suspended(await bench.run(emailSuspend, lookUp)).deliver(link);
    await Promise.resolve();
    expect(bench.logged).toMatchObject([{ level: "error", fields: { code: "mail-not-sent" } }]);
    expect(JSON.stringify(bench.logged)).not.toMatch(/ada@|suspendedId/);
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
    await result.deliver(link);
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
