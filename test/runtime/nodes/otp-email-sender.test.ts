import { otpEmailSender } from "@journeyc/runtime/nodes/otp-email-sender";
import { beforeEach, describe, expect, test } from "vitest";
import type { ManagedObject } from "../../../runtime/directory/directory.ts";
import { expectError, outcome } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";
import { ada, resource } from "./support/schema.ts";

const settings = { hostName: "mail.example.com", fromEmailAddress: "id@example.com" };

let bench: Bench;
let user: ManagedObject;
beforeEach(async () => {
  bench = await Bench.open();
  user = await bench.directory.create(resource.name, { ...ada, mail: "ada@home.example" });
  bench.transient.set("oneTimePassword", "12345678");
});

const recipient = () => bench.secure.get("oneTimePasswordRecipient");

test("mails the password to the stored address of the user, whose it is then", async () => {
  bench.shared.set("username", "ada@example.com");
  const texts = {
    emailSubject: { en: "Your code", fr: "Votre code" },
    emailContent: { en: "{{OTP}}: that is {{OTP}}." },
  };
  expect(await bench.run(otpEmailSender, { ...settings, ...texts })).toEqual(outcome("outcome"));
  expect(bench.mails).toEqual([
    {
      kind: "written",
      to: "ada@home.example",
      from: "id@example.com",
      subject: "Your code",
      text: "12345678: that is 12345678.",
      server: {
        host: "mail.example.com",
        port: undefined,
        security: "tls",
        userName: undefined,
        password: undefined,
        passwordLabel: undefined,
      },
    },
  ]);
  expect(bench.shared.get("emailAddress")).toBe("ada@home.example");
  expect(recipient()).toBe(user.id);
});

test("passes the server on that the journey names", async () => {
  bench.shared.set("username", "ada@example.com");
  const server = {
    hostPort: 2525,
    username: "mailer",
    password: "Mail-Secret-1",
    secretLabelIdentifier: "smtp",
    sslOption: "START_TLS",
  };
  await bench.run(otpEmailSender, { ...settings, ...server });
  expect(bench.mails).toMatchObject([
    {
      text: "Your one-time password is 12345678.",
      server: {
        host: "mail.example.com",
        port: 2525,
        security: "startTls",
        userName: "mailer",
        password: "Mail-Secret-1",
        passwordLabel: "smtp",
      },
    },
  ]);
});

describe("an address that the user has typed", () => {
  test.each([
    ["emailAddress", () => bench.shared.set("emailAddress", "eve@evil.example")],
    ["mail", () => bench.shared.set("objectAttributes", { mail: "eve@evil.example" })],
  ])("in `%s` gets the mail, and the password proves nobody", async (_, type) => {
    bench.shared.set("username", "ada@example.com");
    type();
    await bench.run(otpEmailSender, settings);
    expect(bench.mails).toMatchObject([{ to: "eve@evil.example" }]);
    expect(recipient()).toBeUndefined();
  });

  test("that is the stored one is the user's", async () => {
    bench.shared.set("username", "ada@example.com");
    bench.shared.set("emailAddress", "ada@home.example");
    await bench.run(otpEmailSender, settings);
    expect(recipient()).toBe(user.id);
  });

  test("without a user is nobody's", async () => {
    bench.shared.set("emailAddress", "ada@home.example");
    await bench.run(otpEmailSender, settings);
    expect(recipient()).toBeUndefined();
  });
});

test("what is no single address is not written to", async () => {
  bench.shared.set("emailAddress", "a@x.example, b@y.example");
  await expectError(bench.run(otpEmailSender, settings), "node-address-missing");
  expect(bench.mails).toEqual([]);
});

describe("errors", () => {
  test("no password was made", async () => {
    bench.transient.clear();
    await expectError(bench.run(otpEmailSender, settings), "node-one-time-password-missing");
  });

  test("no address", async () => {
    await expectError(bench.run(otpEmailSender, settings), "node-address-missing");
    bench.shared.set("username", "nobody@example.com");
    await expectError(bench.run(otpEmailSender, settings), "node-address-missing");
  });

  test("the mail cannot be sent: its words are not repeated, the password least of all", async () => {
    bench.shared.set("username", "ada@example.com");
    bench.mail.send = async () => {
      throw new TypeError("550 <ada@home.example> 12345678");
    };
    const failed = bench.run(otpEmailSender, settings);
    await expectError(failed, "mail-not-sent");
    await expect(failed).rejects.not.toThrow(/ada@|1234/);
    expect(recipient()).toBeUndefined();
  });

  test("a setting of the environment that is none of the choices", async () => {
    bench.shared.set("username", "ada@example.com");
    await expectError(
      bench.run(otpEmailSender, { ...settings, sslOption: "TLS" }),
      "node-setting-unusable",
    );
  });

  test("no resource", async () => {
    bench.shared.set("username", "ada@example.com");
    bench.resource = undefined;
    await expectError(bench.run(otpEmailSender, settings), "node-resource-missing");
  });
});
