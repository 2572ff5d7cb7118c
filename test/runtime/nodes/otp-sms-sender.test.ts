import { otpSmsSender } from "@journeyc/runtime/nodes/otp-sms-sender";
import { beforeEach, describe, expect, test } from "vitest";
import type { ManagedObject } from "../../../runtime/directory/directory.ts";
import { carrierDomain, phoneNumber } from "../../../runtime/nodes/sms/phone-number.ts";
import { expectError, outcome } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";
import { ada, resource } from "./support/schema.ts";

const settings = {
  hostName: "mail.example.com",
  username: "mailer",
  fromEmailAddress: "id@example.com",
  mobilePhoneAttributeName: "department",
};

let bench: Bench;
let user: ManagedObject;
beforeEach(async () => {
  bench = await Bench.open();
  const phone = { department: "+49 (176) 1234-567", employeeNumber: "@sms.example.com" };
  user = await bench.directory.create(resource.name, { ...ada, ...phone });
  bench.transient.set("oneTimePassword", "12345678");
  bench.shared.set("username", "ada@example.com");
});

const recipient = () => bench.secure.get("oneTimePasswordRecipient");

test("sends the password to the stored number of the user, whose it is then", async () => {
  const texts = { smsContent: { en: "{{OTP}} it is" }, smsSubject: { en: "Code" } };
  const given = { ...settings, ...texts, mobileCarrierAttributeName: "employeeNumber" };
  expect(await bench.run(otpSmsSender, given)).toEqual(outcome("outcome"));
  expect(bench.textMessages).toMatchObject([
    {
      to: "+491761234567",
      carrier: "sms.example.com",
      text: "12345678 it is",
      mail: {
        from: "id@example.com",
        subject: "Code",
        server: { host: "mail.example.com", security: "tls", userName: "mailer" },
      },
    },
  ]);
  expect(recipient()).toBe(user.id);
});

test("has a text of its own, and needs no carrier", async () => {
  await bench.run(otpSmsSender, settings);
  expect(bench.textMessages).toMatchObject([
    { carrier: undefined, text: "Your one-time password is 12345678." },
  ]);
});

describe("errors", () => {
  test("no password was made", async () => {
    bench.transient.clear();
    await expectError(bench.run(otpSmsSender, settings), "node-one-time-password-missing");
  });

  test("no such user, or no number", async () => {
    bench.shared.set("username", "nobody@example.com");
    await expectError(bench.run(otpSmsSender, settings), "node-phone-number-missing");
    bench.shared.set("username", "ada@example.com");
    const without = { ...settings, mobilePhoneAttributeName: "nickname" };
    await expectError(bench.run(otpSmsSender, without), "node-phone-number-missing");
  });

  test("the message cannot be sent: its words are not repeated", async () => {
    bench.sms = {
      send: () => Promise.reject(new TypeError("no route to +491761234567: 12345678")),
    };
    const failed = bench.run(otpSmsSender, settings);
    await expectError(failed, "sms-not-sent");
    await expect(failed).rejects.not.toThrow(/\+49|1234/);
    expect(recipient()).toBeUndefined();
  });

  test("no resource, and no way to send", async () => {
    bench.resource = undefined;
    await expectError(bench.run(otpSmsSender, settings), "node-resource-missing");
    bench.sms = undefined;
    await expectError(bench.run(otpSmsSender, settings), "sms-missing");
  });
});

test.each([
  ["0176/123.45-67", "01761234567"],
  ["+1 (555) 010 0000", "+15550100000"],
  ["12", undefined],
  ["+49176@evil.example", undefined],
  ["5550100\r\nBcc: eve@evil.example", undefined],
  ["555 010 0000 ext 5", undefined],
  [5_550_100, undefined],
])("the number of %j", (stored, number) => {
  expect(phoneNumber(stored)).toBe(number);
});

test.each([
  ["@txt.example.com", "txt.example.com"],
  ["txt.example.com", "txt.example.com"],
  ["txt", undefined],
  ["txt.example.com, evil.example", undefined],
  ["", undefined],
])("the carrier of %j", (stored, domain) => {
  expect(carrierDomain(stored)).toBe(domain);
});
