import { ConfigurationError } from "../app/configuration-error.ts";
import { escapeHtml } from "../http/sign-on-page/html.ts";
import { isObject, type Json, type JsonObject } from "../json.ts";
import { localize } from "../machine/localize.ts";

/** A text in several languages, by language tag: `{ en: "…", fr: "…" }`. */
export type LocalizedText = Readonly<Record<string, string>>;

/**
 * A mail template as PingIDM has it (`emailTemplate/welcome.json`); what else stands in one is left alone.
 *
 * `{{object.givenName}}` stands for an attribute of the user, `{{object.resumeURI}}` for the link that resumes the run.
 * In HTML they are escaped, with three braces as well: they are what users wrote.
 */
export interface MailTemplate {
  /** Default: the mailer's `from`. */
  readonly from?: string;
  readonly subject: LocalizedText;
  /** The body, as HTML. */
  readonly html?: LocalizedText;
  /** The body as older templates have it: as HTML, unless `mimeType` is `text/plain`. */
  readonly message?: LocalizedText;
  readonly mimeType?: string;
  /** The language for users of whose languages there is none. */
  readonly defaultLocale?: string;
}

/** What a template makes. */
export interface RenderedMail {
  readonly from: string | undefined;
  readonly subject: string;
  readonly html: string | undefined;
  readonly text: string | undefined;
}

const placeholder = /\{\{\{?\s*([\w$-]+(?:[./][\w$-]+)*)\s*\}?\}\}/g;

/** Everything that a template may say wrong. @throws ConfigurationError `mail-template-unusable` */
export function checkTemplates(templates: Readonly<Record<string, MailTemplate>>): void {
  const mistakes = Object.entries(templates).flatMap(([name, template]) =>
    Array.from(faultsOf(template), (fault) => ({
      code: "mail-template-unusable",
      message: `The mail template \`${name}\` ${fault}.`,
      fix: "Correct the template: `{{object.NAME}}` is all that is replaced in one.",
    })),
  );
  if (mistakes.length > 0) throw new ConfigurationError(mistakes);
}

function* faultsOf({ subject, html, message }: MailTemplate): Generator<string> {
  if (Object.keys(subject).length === 0) yield "has no subject";
  if (Object.keys(html ?? message ?? {}).length === 0) yield "has no body";
  for (const text of [subject, html, message].flatMap((texts) => Object.values(texts ?? {}))) {
    const left = text.replace(placeholder, "").match(/\{\{[^}]{0,40}/);
    if (left) yield `has \`${left[0].trim()}\`, which is no name of a value`;
  }
}

/** @param object what users wrote */
export function render(
  template: MailTemplate,
  languages: readonly string[],
  object: JsonObject,
  resumeUrl: string | undefined,
): RenderedMail {
  const { defaultLocale } = template;
  const known = defaultLocale === undefined ? languages : [...languages, defaultLocale];
  const values = resumeUrl === undefined ? object : { ...object, resumeURI: resumeUrl };
  const plain = (texts: LocalizedText | undefined): string | undefined =>
    fill(localize(texts, known), values, (text) => text);
  const escaped = (texts: LocalizedText | undefined): string | undefined =>
    fill(localize(texts, known), values, escapeHtml);
  const isPlain = template.html === undefined && template.mimeType === "text/plain";
  return {
    from: template.from === "" ? undefined : template.from,
    // A line break would begin another header.
    subject: (plain(template.subject) ?? "").replaceAll(/\s+/g, " "),
    html: isPlain ? undefined : escaped(template.html ?? template.message),
    text: isPlain ? plain(template.message) : undefined,
  };
}

function fill(
  text: string | undefined,
  object: JsonObject,
  escape: (text: string) => string,
): string | undefined {
  return text?.replace(placeholder, (_, path: string) => {
    const [root, ...names] = path.split(/[./]/);
    const value = root === "object" ? valueAt(object, names) : undefined;
    return typeof value === "string" || typeof value === "number" ? escape(String(value)) : "";
  });
}

function valueAt(object: JsonObject, names: readonly string[]): Json | undefined {
  let value: Json | undefined = object;
  for (const name of names) {
    value = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return value;
}
