import { emailTemplate } from "@journeyc/runtime/nodes/email-template";
import { beforeEach, expect, test } from "vitest";
import { DirectoryUnavailable } from "../../../runtime/directory/directory.ts";
import { failingDirectory } from "./support/failing-directory.ts";
import { expectError, outcome } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";
import { ada, adasPassword, resource } from "./support/schema.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
  await bench.directory.create(resource.name, { ...ada, password: adasPassword });
  bench.shared.set("username", "ada@example.com");
});

/** The mail goes when the answer has. */
const afterwards = () => new Promise((resolve) => setImmediate(resolve));

test("emailSent: with the object, and without its secrets", async () => {
  const result = await bench.run(emailTemplate, { emailTemplateName: "welcome" });
  expect(result).toEqual(outcome("emailSent"));
  expect(bench.mails).toEqual([]);
  await afterwards();
  expect(bench.mails).toMatchObject([
    {
      kind: "template",
      template: "welcome",
      to: "ada@example.com",
      object: { sn: "Lovelace" },
      resumeUrl: undefined,
    },
  ]);
  expect(JSON.stringify(bench.mails)).not.toContain(adasPassword);
});

test("what the journey has collected is not in it", async () => {
  bench.shared.set("objectAttributes", {
    userName: "ada@example.com",
    sn: "<b>",
    mail: "e@e.example",
  });
  await bench.run(emailTemplate);
  await afterwards();
  expect(bench.mails).toMatchObject([{ to: "ada@example.com", object: { sn: "Lovelace" } }]);
});

test("emailNotSent: no such user, no identity, or no address", async () => {
  expect(await bench.run(emailTemplate, { emailAttribute: "nickname" })).toEqual(
    outcome("emailNotSent"),
  );
  bench.shared.set("username", "nobody@example.com");
  expect(await bench.run(emailTemplate)).toEqual(outcome("emailNotSent"));
  bench.shared.clear();
  expect(await bench.run(emailTemplate)).toEqual(outcome("emailNotSent"));
  await afterwards();
  expect(bench.mails).toEqual([]);
});

test("an error in sending is logged, and says nothing of whom", async () => {
  bench.mail.send = async () => {
    throw new RangeError("ada@example.com");
  };
  expect(await bench.run(emailTemplate)).toEqual(outcome("emailSent"));
  await afterwards();
  expect(bench.logged).toEqual([
    {
      level: "error",
      fields: { code: "mail-not-sent", cause: "RangeError" },
      message: "A mail was not sent.",
    },
  ]);
});

test("errors", async () => {
  const { directory } = bench;
  bench.directory = failingDirectory(directory, "find", new DirectoryUnavailable("down"));
  await expectError(bench.run(emailTemplate), "directory-unavailable");
  bench.directory = directory;
  bench.resource = undefined;
  await expectError(bench.run(emailTemplate), "node-resource-missing");
});
