/**
 * `npm run default-journeys`: the default journeys on this machine, with a mailbox for what they send. SMTP_URL sends the
 * mails for real.
 */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { smtpMailer } from "@journeyc/runtime/mail/smtp";
import { startApp } from "./app.ts";
import { linkIn, openMailbox } from "./mailbox.ts";
import { mailTemplates } from "./mail-templates.ts";

const smtpUrl = process.env["SMTP_URL"];
const mailbox = smtpUrl
  ? undefined
  : await openMailbox((mail) => {
      console.log(`Mail to ${mail.to}: ${linkIn(mail) ?? mail.subject}`);
    });
const app = await startApp({
  port: Number(process.env["PORT"] ?? 8080),
  dataFolder: process.env["DATA_FOLDER"] ?? join(import.meta.dirname, "data"),
  mail: smtpMailer({
    server: smtpUrl ?? mailbox?.server ?? "",
    from: process.env["MAIL_FROM"] ?? "Contoso <no-reply@contoso.example>",
    templates: mailTemplates,
  }),
  mailbox,
  key: process.env["JOURNEY_KEY"] ?? randomBytes(32).toString("base64"),
});
console.log(`Default journeys: ${app.origin}`);

const end = (): void => {
  void Promise.all([app.close(), mailbox?.close()]).then(() => process.exit(0));
};
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, end);
