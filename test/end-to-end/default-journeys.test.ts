import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CallbackType,
  Config,
  FRAuth,
  type FRLoginFailure,
  type FRLoginSuccess,
  type FRStep,
  type KbaCreateCallback,
  StepType,
} from "@forgerock/javascript-sdk";
import { smtpMailer } from "@journeyc/runtime/mail/smtp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type App, startApp } from "../../examples/default-journeys/app.ts";
import { linkIn, type Mailbox, openMailbox } from "../../examples/default-journeys/mailbox.ts";
import { mailTemplates } from "../../examples/default-journeys/mail-templates.ts";

// The journeys that Ping ships, each from its first page to its end, with Ping's SDK, over HTTP and with mail over SMTP.

type Answer = FRStep | FRLoginSuccess | FRLoginFailure;

const folder = mkdtempSync(join(tmpdir(), "journeyc-default-sdk-"));
const ada = "ada@contoso.example";
const passwords = ["Correct-Horse-1", "Battery-Staple-2", "Another-Horse-3"] as const;
let mailbox: Mailbox;
let app: App;
/** Sent along as a browser sends the session's cookie. */
let session: string | undefined;

function withSession({ init }: { readonly init: RequestInit }, _: unknown, next: () => void): void {
  if (session !== undefined && init.headers instanceof Headers)
    init.headers.set("iPlanetDirectoryPro", session);
  next();
}

beforeAll(async () => {
  mailbox = await openMailbox();
  const mail = smtpMailer({
    server: mailbox.server,
    from: "no-reply@contoso.example",
    templates: mailTemplates,
  });
  const key = "default-journeys-test-key-0123456789-abcdef";
  app = await startApp({ port: 0, dataFolder: folder, mail, mailbox, key });
  Config.set({
    serverConfig: { baseUrl: `${app.origin}/am/`, timeout: 10_000 },
    realmPath: "alpha",
    middleware: [withSession],
  });
});

afterAll(async () => {
  await app?.close();
  await mailbox?.close();
  rmSync(folder, { recursive: true, force: true });
});

function asStep(answer: Answer): FRStep {
  if (answer.type !== StepType.Step)
    throw new Error(`Expected a step, got ${JSON.stringify(answer.payload)}`);
  return answer as FRStep;
}

const begin = async (tree: string): Promise<FRStep> => asStep(await FRAuth.start({ tree }));

/** Gives each callback of a page its value, in order. */
function answer(tree: string, step: FRStep, ...values: readonly unknown[]): Promise<Answer> {
  for (const [index, value] of values.entries()) step.callbacks[index]?.setInputValue(value);
  return FRAuth.next(step, { tree });
}

function expectSuccess(answered: Answer): string {
  expect(answered.type, JSON.stringify(answered.payload)).toBe(StepType.LoginSuccess);
  return (answered as FRLoginSuccess).getSessionToken() ?? "";
}

/** Follows the link of the mail with this subject, once it has come. */
async function follow(tree: string, subject: string): Promise<Answer> {
  const slowly = { timeout: 20_000 };
  await expect.poll(() => mailbox.mails[0]?.subject, slowly).toBe(subject);
  const [mail] = mailbox.mails;
  const link = new URL((mail && linkIn(mail)) ?? "");
  const suspendedId = link.searchParams.get("suspendedId") ?? "";
  return FRAuth.start({ tree, query: { suspendedId } });
}

async function signOn(password: string): Promise<Answer> {
  return answer("Login", await begin("Login"), ada, password);
}

function expectSuspended(answered: Answer): void {
  const [callback] = asStep(answered).callbacks;
  expect(callback?.getType()).toBe(CallbackType.SuspendedTextOutputCallback);
}

test("Registration: a page of everything, a link, an account", async () => {
  const step = await begin("Registration");
  expect(step.getHeader()).toBe("Sign Up");
  const questions = step.getCallbackOfType<KbaCreateCallback>(CallbackType.KbaCreateCallback);
  questions.setQuestion("What is your favorite color?");
  questions.setAnswer("Blue");
  const { callbacks } = step;
  const terms = step.getCallbackOfType(CallbackType.TermsAndConditionsCallback);
  terms.setInputValue(true);
  const typed = [ada, "Ada", "Lovelace", ada, false, false, passwords[0]];
  expect(callbacks).toHaveLength(typed.length + 2);
  expectSuspended(await answer("Registration", step, ...typed));
  expectSuccess(await follow("Registration", "Register new account"));
});

test("Login and ProgressiveProfile: wrong, right, and at the third time the preferences", async () => {
  expect(asStep(await signOn("wrong")).getHeader()).toBe("Sign In");
  expectSuccess(await signOn(passwords[0]));
  const asked = asStep(await signOn(passwords[0]));
  expect(asked.getHeader()).toBe("Please select your preferences");
  expectSuccess(await answer("Login", asked, true, true));
  expectSuccess(await signOn(passwords[0]));
});

test("ForgottenUsername: the name is mailed, and the link leads to Login", async () => {
  const step = await begin("ForgottenUsername");
  expectSuspended(await answer("ForgottenUsername", step, ada));
  const login = await follow("ForgottenUsername", "Account Information - username");
  expect(mailbox.mails[0]?.html).toContain(`Your username is ${ada}.`);
  expectSuccess(await answer("ForgottenUsername", asStep(login), ada, passwords[0]));
});

test("ResetPassword: the link leads to a new password, once", async () => {
  const step = await begin("ResetPassword");
  expectSuspended(await answer("ResetPassword", step, ada));
  const asked = asStep(await follow("ResetPassword", "Reset your password"));
  expectSuccess(await answer("ResetPassword", asked, passwords[1]));
  expect((await follow("ResetPassword", "Reset your password")).type).toBe(StepType.LoginFailure);
  expect(asStep(await signOn(passwords[0])).getHeader()).toBe("Sign In");
  session = expectSuccess(await signOn(passwords[1]));
});

test("UpdatePassword: the session's user shows the password, and sets a new one", async () => {
  const step = await begin("UpdatePassword");
  expect(step.getHeader()).toBe("Verify Existing Password");
  const asked = asStep(await answer("UpdatePassword", step, passwords[1]));
  expectSuccess(await answer("UpdatePassword", asked, passwords[2]));
  session = undefined;
  expectSuccess(await signOn(passwords[2]));
});
