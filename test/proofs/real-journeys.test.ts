import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createWorkspace, NodeHost } from "../../compiler/index.ts";
import { placeOf } from "./place-of.ts";

/** What is found in a journey that somebody has published: `file: code place`. */
interface Found {
  readonly finding: string;
  /** `intended`: true, and meant so by its author; it would take an `@allow`. */
  readonly is: "true" | "intended" | "false alarm";
  readonly why: string;
}

const table: Readonly<Record<string, readonly Found[]>> = {
  "forgerock-pde": [
    {
      finding: "email.journey: J6007 false -> askAgain",
      is: "true",
      why: "A wrong code may be followed by a new one, without end.",
    },
    {
      finding: "facebook.journey: J6001 becomeAnonymous -> success",
      is: "intended",
      why: "Who has no account becomes the anonymous user.",
    },
    {
      finding: "google.journey: J6001 sayNoAccount.OK -> success",
      is: "true",
      why: "Who has no account is told so, and signed on by the button OK.",
    },
    {
      finding: "push.journey: J6006 sendPush",
      is: "true",
      why: "Whoever types a name sees whether that user has registered a device.",
    },
    {
      finding: "register.journey: J6004 chooseProof.None -> success",
      is: "true",
      why: "A script makes the user; that it fails for a name that is taken nobody can see here.",
    },
    {
      finding: "register.journey: J6004 google.true -> success",
      is: "true",
      why: "As above: without an account at Google the script alone is behind the success.",
    },
    {
      finding: "register.journey: J6004 facebook.true -> success",
      is: "true",
      why: "As above: without an account at Facebook the script alone is behind the success.",
    },
    {
      finding: 'trusona.journey: J4015 "REDACTED"',
      is: "true",
      why: "The source had the token of an interface there.",
    },
    {
      finding: "trusona.journey: J6004 findUser.found -> success",
      is: "true",
      why: "The proof is that of an opaque node, and whom another opaque node finds for it.",
    },
    {
      finding: "webauthn-reg-2fa.journey: J6003 registerDevice",
      is: "false alarm",
      why: "Only a script that does not know the name it has known before leads there. Then the code goes to the old address.",
    },
    {
      finding: "webauthn.journey: J6006 checkDevice",
      is: "true",
      why: "Whoever types a name sees whether that user has a passkey: others are asked for a password.",
    },
  ],
  "forgotten-username": [],
  "frodo-test": [
    {
      finding: "frodo-test.journey: J6002 checkPassword.cancelled -> success",
      is: "true",
      why: "Who must change the password and cancels is signed on.",
    },
    {
      finding: "frodo-test.journey: J6002 checkPassword.expired -> success",
      is: "true",
      why: "Who has an expired password is signed on.",
    },
    {
      finding: "frodo-test.journey: J6006 sendWelcome",
      is: "true",
      why: "A social account may bear any name: whether a user of that name has an address can be seen.",
    },
  ],
  "frodo-test-journey3": [
    {
      finding: "frodo-test-journey3.journey: J6001 sameDeviceByScript.true -> success",
      is: "true",
      why: "After the inner sign-on has failed, a known device is enough.",
    },
    {
      finding: "frodo-test-journey3.journey: J6006 sendWelcome",
      is: "true",
      why: "As in frodo-test.",
    },
  ],
  "google-anonymous-user": [
    {
      finding: "google-anonymous-user.journey: J6001 setSuccessUrl -> success",
      is: "intended",
      why: "Who has no account becomes the anonymous user.",
    },
  ],
  "google-dynamic-account-creation": [],
  "hmac-one-time-password": [],
  "interviewee-full-verification": [
    {
      finding: 'interviewee-full-verification.journey: J4015 "REDACTED"',
      is: "true",
      why: "The source had a private key there.",
    },
    {
      finding: "interviewee-full-verification.journey: J6004 showVerified.true -> success",
      is: "true",
      why: "Only opaque nodes verify the identity.",
    },
    {
      finding: 'interviewee-full-verification.journey: J4015 "REDACTED"',
      is: "true",
      why: "The source had a private key there.",
    },
    {
      finding: "interviewee-full-verification.journey: J3008 debugVerified",
      is: "true",
      why: "A leftover of the original.",
    },
    {
      finding: "interviewee-full-verification.journey: J3008 debugFailed",
      is: "true",
      why: "A leftover of the original.",
    },
  ],
  "open-login": [
    {
      finding: "login.journey: J6001 askUsername -> success",
      is: "true",
      why: "A user name alone signs on.",
    },
    {
      finding: "login.journey: J3008 signIn",
      is: "true",
      why: "The page that asks for the password is not wired any more.",
    },
    {
      finding: "login.journey: J3008 checkLdap",
      is: "true",
      why: "The check against the directory is not wired any more.",
    },
  ],
  "p1p-test": [
    {
      finding: "p1p-test.journey: J6002 reportSuccess -> success",
      is: "true",
      why: "Who must change the password and cancels is signed on.",
    },
  ],
  "password-reset-by-kba": [
    {
      finding: "password-reset-by-kba.journey: J6006 findUser",
      is: "true",
      why: "An unknown user is told so.",
    },
    {
      finding: "password-reset-by-kba.journey: J3001 unknownUser",
      is: "true",
      why: "The other button of the message leads nowhere.",
    },
    {
      finding: "password-reset-by-kba.journey: J6006 hasQuestions",
      is: "true",
      why: "Whoever types a name sees whether that user has security questions.",
    },
    {
      finding: "password-reset-by-kba.journey: J6006 hasEnoughQuestions",
      is: "true",
      why: "Whoever types a name sees whether that user has enough of them.",
    },
    {
      finding: "password-reset-by-kba.journey: J6010 saveQuestions",
      is: "true",
      why: "Whoever types a name writes that user's questions, and resets the password by answering them.",
    },
  ],
  "persistent-cookie": [
    {
      finding: "persistent-cookie.journey: J6007 false -> askUsername",
      is: "true",
      why: "A wrong password leads back to the question, without end.",
    },
  ],
  "registration-translated": [],
  "remember-me": [
    {
      finding: "remember-me.journey: J6007 false -> signIn",
      is: "true",
      why: "A wrong password leads back to the page, without end.",
    },
  ],
  "retry-limit": [],
  "webinar-oath": [],
  "webinar-push": [],
  "webinar-webauthn": [
    {
      finding: "webinar-webauthn.journey: J6006 checkDevice",
      is: "true",
      why: "Whoever types a name sees whether that user has a passkey: others are asked for a password.",
    },
  ],
};

const folder = join(import.meta.dirname, "journeys/real");
const host = new NodeHost(folder);

test("every published journey is in the table", () => {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual(Object.keys(table).sort());
});

test.each(Object.entries(table))("%s: what is found, and nothing else", (name, expected) => {
  const { diagnostics, files } = createWorkspace(host).check(host.list(name));
  const texts = new Map(files.map(({ path, text }) => [path, text] as const));
  const found = diagnostics.map((one) => {
    const { file } = one.primary;
    return `${file.slice(name.length + 1)}: ${one.code} ${placeOf(one, texts.get(file) ?? "")}`;
  });
  expect(found).toEqual(expected.map(({ finding }) => finding));
});
