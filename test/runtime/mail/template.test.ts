import { expect, test } from "vitest";
import { type MailTemplate, render } from "../../../runtime/mail/template.ts";

// As PingIDM exports it.
const registration = {
  _id: "emailTemplate/registration",
  defaultLocale: "fr",
  enabled: true,
  from: "",
  message: {
    en: '<h3>This is your registration email.</h3><h4><a href="{{object.resumeURI}}">Email verification link</a></h4>',
    fr: '<a href="{{{object.resumeURI}}}">{{object.preferences.city}} {{object.age}}{{object.tags}}{{other}}</a>',
  },
  mimeType: "text/html",
  subject: { en: "Register new account", fr: "Créer un nouveau compte" },
} satisfies MailTemplate & Record<string, unknown>;

test("a template of PingIDM's, in the user's language, else its default one", () => {
  const url = "https://id.example.com/?suspendedId=x&y";
  expect(render(registration, ["en-GB"], {}, url)).toEqual({
    from: undefined,
    subject: "Register new account",
    html: `<h3>This is your registration email.</h3><h4><a href="${url.replace("&", "&amp;")}">Email verification link</a></h4>`,
    text: undefined,
  });
  expect(render(registration, ["ja"], {}, undefined).subject).toBe("Créer un nouveau compte");
});

test("values are looked up by path; what is none is empty; three braces escape, too", () => {
  const object = { preferences: { city: "<Zürich>" }, age: 36, tags: ["a"], other: "b" };
  expect(render(registration, ["fr"], object, '"><script>').html).toBe(
    '<a href="&quot;&gt;&lt;script&gt;">&lt;Zürich&gt; 36</a>',
  );
});

test("what stands in a value is not looked up", () => {
  const template = { subject: { en: "{{object.a}}" }, html: { en: "{{object.a}}" } };
  const { subject, html } = render(template, [], { a: "{{object.b}}$&", b: "secret" }, undefined);
  expect([subject, html]).toEqual(["{{object.b}}$&", "{{object.b}}$&amp;"]);
});

test("plain text stays plain", () => {
  const template = {
    subject: { en: "s" },
    message: { en: "{{object.a}}" },
    mimeType: "text/plain",
  };
  expect(render(template, [], { a: "a & b" }, undefined)).toEqual({
    from: undefined,
    subject: "s",
    html: undefined,
    text: "a & b",
  });
});

test("nothing but own values are found", () => {
  const template = {
    subject: { en: "{{object.constructor.name}}|{{object.__proto__}}" },
    html: { en: "x" },
  };
  expect(render(template, [], {}, undefined).subject).toBe("|");
});
