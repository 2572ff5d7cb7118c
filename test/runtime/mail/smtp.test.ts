import type { TemplatedMail, WrittenMail } from "@journeyc/runtime";
import { smtpMailer, type SmtpMailerOptions } from "@journeyc/runtime/mail/smtp";
import { describe, expect, test } from "vitest";
import { ConfigurationError } from "../../../runtime/app/configuration-error.ts";
import { startMailServer, type TestMailServer } from "../../support/smtp-server.ts";
import { expectError } from "../nodes/support/results.ts";

const welcome = {
  subject: { en: "Welcome, {{object.givenName}}", de: "Willkommen, {{object.givenName}}" },
  html: { en: '<p>Hello {{object.givenName}}, <a href="{{object.resumeURI}}">go on</a>.</p>' },
};

function templated(more: Partial<TemplatedMail> = {}): TemplatedMail {
  return {
    kind: "template",
    template: "welcome",
    to: "ada@example.com",
    languages: ["en"],
    object: { givenName: "Ada" },
    resumeUrl: undefined,
    ...more,
  };
}

function written(server: Partial<WrittenMail["server"]> = {}): WrittenMail {
  return {
    kind: "written",
    to: "ada@example.com",
    from: "id@example.com",
    subject: "Your code",
    text: "12345678",
    server: {
      host: "localhost",
      port: undefined,
      security: "tls",
      userName: undefined,
      password: undefined,
      passwordLabel: undefined,
      ...server,
    },
  };
}

/** A mailer of an app whose server this is. */
function mailerOf(server: TestMailServer, more: Partial<SmtpMailerOptions> = {}) {
  const mailer = smtpMailer({
    server: `smtp://localhost:${server.port}`,
    from: "Contoso <no-reply@contoso.example>",
    templates: { welcome },
    certificateAuthorities: server.certificate,
    ...more,
  });
  return { ...asDisposable(mailer), send: mailer.send.bind(mailer), mailer };
}

function asDisposable(mailer: ReturnType<typeof smtpMailer>): AsyncDisposable {
  return { [Symbol.asyncDispose]: async () => mailer.close?.() };
}

describe("a mail that a template makes", () => {
  test("arrives, encrypted, in the user's language, with what users wrote escaped", async () => {
    await using server = await startMailServer();
    await using mailer = mailerOf(server);
    const object = { givenName: "<b>Ada</b> & co" };
    await mailer.send(
      templated({
        object,
        languages: ["de-CH", "en"],
        resumeUrl: "https://id.example.com/?a=1&b=2",
      }),
    );
    const [mail] = server.mails;
    expect(mail).toMatchObject({
      encrypted: true,
      user: undefined,
      recipients: ["ada@example.com"],
      from: { name: "Contoso", address: "no-reply@contoso.example" },
      subject: "Willkommen, <b>Ada</b> & co",
    });
    expect(mail?.html?.trim()).toBe(
      '<p>Hello &lt;b&gt;Ada&lt;/b&gt; &amp; co, <a href="https://id.example.com/?a=1&amp;b=2">go on</a>.</p>',
    );
  });

  test("a name with a line break begins no header", async () => {
    await using server = await startMailServer();
    await using mailer = mailerOf(server);
    await mailer.send(templated({ object: { givenName: "Ada\r\nBcc: eve@evil.example" } }));
    expect(server.mails).toMatchObject([
      { subject: "Welcome, Ada Bcc: eve@evil.example", recipients: ["ada@example.com"] },
    ]);
    expect(server.mails[0]?.bcc).toBeUndefined();
  });

  test("whose template is not there", async () => {
    await using server = await startMailServer();
    await using mailer = mailerOf(server);
    await expectError(mailer.send(templated({ template: "other" })), "mail-template-missing");
    await expectError(mailer.send(templated({ template: "toString" })), "mail-template-missing");
  });
});

test("TLS from the first byte, and a password", async () => {
  await using server = await startMailServer({ secure: true });
  const url = `smtps://mail%40contoso:Mail-Secret-1@localhost:${server.port}`;
  await using mailer = mailerOf(server, { server: url });
  await mailer.send(templated());
  expect(server.mails).toMatchObject([{ encrypted: true, user: "mail@contoso" }]);
});

test("connections are kept and used again, and closed with the app", async () => {
  await using server = await startMailServer();
  const mailer = mailerOf(server);
  for (let sent = 0; sent < 5; sent += 1) await mailer.send(templated());
  expect(server.connections()).toBe(1);
  await mailer[Symbol.asyncDispose]();
  expect(server.mails).toHaveLength(5);
});

describe("a mail that a journey writes", () => {
  test("goes through the app's server, unless the app lets journeys choose", async () => {
    await using server = await startMailServer();
    await using other = await startMailServer();
    await using mailer = mailerOf(server);
    await mailer.send(written({ port: other.port }));
    expect(server.mails).toMatchObject([
      { from: { address: "id@example.com" }, subject: "Your code", text: "12345678\n" },
    ]);
    expect(other.mails).toEqual([]);
  });

  test("goes through the journey's own server, with a password by its label", async () => {
    await using server = await startMailServer();
    await using mailer = mailerOf(server, {
      server: "smtps://nowhere.example",
      journeyServers: true,
      passwords: { smtp: "Mail-Secret-1" },
    });
    const theirs = { port: server.port, security: "startTls", userName: "mailer" } as const;
    await mailer.send(written({ ...theirs, passwordLabel: "smtp" }));
    await mailer.send(written({ ...theirs, password: "Mail-Secret-1" }));
    expect(server.mails).toMatchObject([{ user: "mailer" }, { user: "mailer" }]);
    await expectError(
      mailer.send(written({ ...theirs, passwordLabel: "toString" })),
      "mail-password-missing",
    );
  });

  test("goes without encryption on this machine alone, unless the app allows it", async () => {
    await using server = await startMailServer({ disabledCommands: ["STARTTLS"] });
    const open = { port: server.port, security: "none" } as const;
    await using careful = mailerOf(server, { journeyServers: true });
    await careful.send(written(open));
    expect(server.mails).toMatchObject([{ encrypted: false }]);
    for (const host of ["mail.example.com", "127.0.0.1.example.com", "10.0.0.1"]) {
      await expectError(careful.send(written({ ...open, host })), "mail-insecure");
    }
  });
});

describe("a mail that cannot be sent", () => {
  test("because the server offers no encryption", async () => {
    await using server = await startMailServer({ disabledCommands: ["STARTTLS"] });
    await using mailer = mailerOf(server);
    await expectError(mailer.send(templated()), "mail-not-sent");
    expect(server.mails).toEqual([]);
  });

  test("because nobody knows who signed its certificate", async () => {
    await using server = await startMailServer();
    await using other = await startMailServer();
    await using mailer = mailerOf(server, { certificateAuthorities: other.certificate });
    await expectError(mailer.send(templated()), "mail-not-sent");
    expect(server.mails).toEqual([]);
  });

  test("because the password is wrong, nobody is there, or the address is refused", async () => {
    await using server = await startMailServer({
      onRcptTo: ({ address }, _session, done) => done(new Error(`no mailbox ${address}`)),
    });
    await using mailer = mailerOf(server);
    const refused = mailer.send(templated());
    await expectError(refused, "mail-not-sent");
    await expect(refused).rejects.toThrow("EENVELOPE 550");
    await expect(refused).rejects.not.toThrow(/ada/);
    await using wrong = mailerOf(server, { server: `smtp://a:wrong@localhost:${server.port}` });
    await expect(wrong.send(templated())).rejects.toThrow("EAUTH");
    await using nobody = mailerOf(server, { server: "smtp://localhost:1" });
    await expect(nobody.send(templated())).rejects.toThrow("ESOCKET");
  });

  test("because the server says nothing", async () => {
    await using server = await startMailServer({ onConnect: () => undefined });
    await using mailer = mailerOf(server, { timeoutMilliseconds: 200 });
    await expectError(mailer.send(templated()), "mail-not-sent");
  });
});

describe("what is wrong is said when the app starts", () => {
  test.each(["", "mail.example.com", "https://mail.example.com", "smtp://"])(
    "server `%s`",
    (server) => {
      expect(() => smtpMailer({ server, from: "a@b.example" })).toThrow(
        expect.objectContaining({ code: "mail-server-unusable" }),
      );
    },
  );

  test("all mistakes of all templates, at once", () => {
    const templates = {
      empty: { subject: {} },
      sections: { subject: { en: "{{#if object.a}}" }, message: { en: "{{object.a b}}" } },
      right: { subject: { en: "{{ object.a }}" }, message: { en: "{{{object.preferences/a}}}" } },
    };
    let thrown: unknown;
    try {
      smtpMailer({ server: "smtps://mail.example.com", from: "a@b.example", templates });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(ConfigurationError);
    expect((thrown as ConfigurationError).mistakes.map(({ message }) => message)).toEqual([
      "The mail template `empty` has no subject.",
      "The mail template `empty` has no body.",
      "The mail template `sections` has `{{#if object.a`, which is no name of a value.",
      "The mail template `sections` has `{{object.a b`, which is no name of a value.",
    ]);
  });
});
