import { createJourneys, defineJourney, node } from "@journeyc/runtime";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { smsByMail } from "@journeyc/runtime/mail/sms-by-mail";
import { smtpMailer } from "@journeyc/runtime/mail/smtp";
import { hotpGenerator } from "@journeyc/runtime/nodes/hotp-generator";
import { otpSmsSender } from "@journeyc/runtime/nodes/otp-sms-sender";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import { expect, test } from "vitest";
import { startMailServer } from "../../support/smtp-server.ts";
import { expectError } from "../nodes/support/results.ts";

const message = {
  to: "+491761234567",
  carrier: "sms.example.com",
  text: "Your one-time password is 12345678.",
  mail: {
    from: "id@contoso.example",
    subject: "Code",
    server: {
      host: "unused.example",
      port: undefined,
      security: "tls",
      userName: undefined,
      password: undefined,
      passwordLabel: undefined,
    },
  },
} as const;

test("a text message reaches a mail server, for the number at the carrier", async () => {
  await using server = await startMailServer();
  const mailer = smtpMailer({
    server: `smtp://localhost:${server.port}`,
    from: "no-reply@contoso.example",
    certificateAuthorities: server.certificate,
  });
  const sms = smsByMail(mailer, { carrier: "standard.example" });
  await sms.send(message);
  await sms.send({ ...message, carrier: undefined });
  expect(server.mails).toMatchObject([
    { recipients: ["+491761234567@sms.example.com"], encrypted: true, subject: "Code" },
    { recipients: ["+491761234567@standard.example"] },
  ]);
  expect(server.mails[0]?.text).toContain("12345678");
  await mailer.close?.();
});

test("without a carrier nothing is sent", async () => {
  const sms = smsByMail({ send: () => Promise.reject(new Error("nothing may be sent")) });
  await expectError(sms.send({ ...message, carrier: undefined }), "sms-carrier-missing");
});

test("an app whose journeys send text messages does not start without a way to", () => {
  const journey = defineJourney({
    format: 1,
    name: "Texts",
    connectors: {},
    start: "generate",
    nodes: {
      generate: node(hotpGenerator, { outcomes: { outcome: "send" } }),
      send: node(otpSmsSender, {
        settings: { hostName: "m.example", username: "m", fromEmailAddress: "id@contoso.example" },
        outcomes: { outcome: "failure" },
      }),
    },
  });
  const options = {
    journeys: [journey],
    keys: ["text-message-test-key-0123456789"],
    directory: memoryDirectory(),
    store: memoryStore(),
  };
  expect(() => createJourneys(options)).toThrow(
    /no way to send text messages, which is what `send` of journey `Texts` does/,
  );
});
