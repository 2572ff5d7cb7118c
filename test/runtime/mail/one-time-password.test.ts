import { createJourneys, defineJourney, defineResource, member, node } from "@journeyc/runtime";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { smtpMailer } from "@journeyc/runtime/mail/smtp";
import { dataStoreDecision } from "@journeyc/runtime/nodes/data-store-decision";
import { emailTemplate } from "@journeyc/runtime/nodes/email-template";
import { hotpGenerator } from "@journeyc/runtime/nodes/hotp-generator";
import { otpCollectorDecision } from "@journeyc/runtime/nodes/otp-collector-decision";
import { otpEmailSender } from "@journeyc/runtime/nodes/otp-email-sender";
import { page } from "@journeyc/runtime/nodes/page";
import { platformPassword } from "@journeyc/runtime/nodes/platform-password";
import { platformUsername } from "@journeyc/runtime/nodes/platform-username";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import { expect, test } from "vitest";
import { startMailServer } from "../../support/smtp-server.ts";
import { fill, post, start, type Reply } from "../http/support/client.ts";
import { ada, adasPassword, resource as schema } from "../nodes/support/schema.ts";

// A password, then one that comes by mail, over the protocol and a real mail server.

const resource = defineResource(schema.name, schema.schema);

const twoSteps = defineJourney({
  format: 1,
  name: "TwoSteps",
  resource,
  connectors: {},
  start: "signOn",
  nodes: {
    signOn: node(page, {
      members: { username: member(platformUsername), password: member(platformPassword) },
      outcomes: { outcome: "check" },
    }),
    check: node(dataStoreDecision, {
      outcomes: { true: "generate", false: "failure" },
      secrets: ["password"],
    }),
    generate: node(hotpGenerator, { outcomes: { outcome: "send" } }),
    send: node(otpEmailSender, {
      settings: { hostName: "mail.example.com", fromEmailAddress: "id@contoso.example" },
      outcomes: { outcome: "ask" },
      secrets: ["oneTimePassword", "oneTimePasswordTimestamp"],
    }),
    ask: node(otpCollectorDecision, {
      outcomes: { true: "tell", false: "ask" },
      secrets: ["oneTimePassword", "oneTimePasswordRecipient", "oneTimePasswordTimestamp"],
    }),
    tell: node(emailTemplate, { outcomes: { emailSent: "success", emailNotSent: "failure" } }),
  },
});

async function signedOnApp(server: { readonly port: number; readonly certificate: string }) {
  const directory = memoryDirectory();
  const journeys = createJourneys({
    journeys: [twoSteps],
    keys: ["one-time-password-test-key-0123456789"],
    directory,
    store: memoryStore(),
    mail: smtpMailer({
      server: `smtp://localhost:${server.port}`,
      from: "no-reply@contoso.example",
      certificateAuthorities: server.certificate,
      templates: {
        welcome: { subject: { en: "You signed on" }, html: { en: "Hello {{object.sn}}." } },
      },
    }),
  });
  await journeys.ready();
  await directory.create(resource.name, { ...ada, password: adasPassword });
  const first = await start(journeys, "?authIndexType=service&authIndexValue=TwoSteps");
  const asked = await answer(journeys, first, ada.userName, adasPassword);
  return { journeys, asked, [Symbol.asyncDispose]: () => journeys.close() };
}

function answer(journeys: Parameters<typeof post>[0], step: Reply, ...values: string[]) {
  return post(journeys, "authenticate", fill(step.body, ...values));
}

test("a password that came by mail signs on, once; a wrong one is asked for again", async () => {
  await using server = await startMailServer();
  await using app = await signedOnApp(server);
  const [mail] = server.mails;
  expect(mail).toMatchObject({ recipients: [ada.mail], encrypted: true });
  const code = /\d{8}/.exec(mail?.text ?? "")?.[0] ?? "none";
  expect(JSON.stringify(app.asked.body)).not.toContain(code);
  const again = await answer(app.journeys, app.asked, code === "00000000" ? "1" : "00000000");
  expect(again.body.callbacks).toMatchObject([{ type: "PasswordCallback" }]);
  const end = await answer(app.journeys, again, code);
  expect(end.body).toMatchObject({ tokenId: expect.any(String), realm: "/alpha" });
  await expect.poll(() => server.mails[1]?.html?.trim()).toBe("Hello Lovelace.");
  expect(server.mails[1]).toMatchObject({ subject: "You signed on" });
});

test("a template that is not there is a mistake when the app starts", () => {
  expect(() =>
    createJourneys({
      journeys: [twoSteps],
      keys: ["one-time-password-test-key-0123456789"],
      directory: memoryDirectory(),
      store: memoryStore(),
      mail: smtpMailer({ server: "smtps://mail.example.com", from: "a@b.example" }),
    }),
  ).toThrow(/no mail template `welcome`, which `tell` of journey `TwoSteps` sends/);
});
