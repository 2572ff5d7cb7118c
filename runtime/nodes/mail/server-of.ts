import { JourneyError } from "../../errors.ts";
import type { MailServer } from "../../machine/mailer.ts";
import type { SettingsReader } from "../../machine/read-settings.ts";

const securities = { NON_SSL: "none", SSL: "tls", START_TLS: "startTls" } as const;

/**
 * The mail server that a node's settings name.
 * @throws JourneyError `node-setting-unusable`
 */
export function serverOf(settings: SettingsReader): MailServer {
  const option = settings.text("sslOption");
  if (option !== "NON_SSL" && option !== "SSL" && option !== "START_TLS") throw securityUnusable();
  const port = settings.integer("hostPort");
  const text = (name: string): string | undefined =>
    settings.has(name) ? settings.text(name) || undefined : undefined;
  return {
    host: settings.text("hostName"),
    port: port === 0 ? undefined : port,
    security: securities[option],
    userName: text("username"),
    password: text("password"),
    passwordLabel: text("secretLabelIdentifier"),
  };
}

function securityUnusable(): JourneyError {
  return new JourneyError(
    "node-setting-unusable",
    "The `sslOption` of a node that sends mail is neither `NON_SSL` nor `SSL` nor `START_TLS`.",
    "Correct the journey, or the environment variable that the setting comes from.",
  );
}
