import { rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createJourneys, type Directory, type Journey, type Journeys } from "@journeyc/runtime";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { journeyc } from "../cli/journeyc.ts";
import { Browser } from "../runtime/http/support/browser.ts";
import { fill, post, start, type Reply, type Wire } from "../runtime/http/support/client.ts";

// Terms, consent, security questions, a wait, a choice and a message: compiled by the command, and answered over HTTP as
// an SDK does, and on the sign-on page without scripts.

const source = join(import.meta.dirname, "self-service");
// Inside the repository, so that what it imports is found.
const target = join(import.meta.dirname, "../.artifacts/self-service");
const resource = "managed/user";
const password = "correct-horse";
const pet = "What was your first pet called?";
const city = "Where were you born?";

let compiled: readonly Journey[];
let journeys: Journeys;
let directory: Directory;
let time: number;
let log: string[];

beforeAll(async () => {
  rmSync(target, { recursive: true, force: true });
  const result = await journeyc(["compile", "--out-dir", target], { folder: source });
  expect(result).toMatchObject({ code: 0, stdout: "" });
  const url = pathToFileURL(join(target, "self-service.journey.ts")).href;
  compiled = Object.values((await import(/* @vite-ignore */ url)) as Record<string, Journey>);
});

beforeEach(async () => {
  time = Date.UTC(2026, 1, 3, 12);
  log = [];
  directory = memoryDirectory();
  const write = (...line: unknown[]): void => void log.push(JSON.stringify(line));
  journeys = createJourneys<Journey>({
    journeys: compiled.filter(({ nodes }) => nodes !== undefined),
    keys: ["0123456789abcdef0123456789abcdef"],
    directory,
    store: memoryStore(),
    clock: () => time,
    log: { debug: write, info: write, warn: write, error: write },
    terms: { version: "2", text: "Be kind.", createDate: "2026-01-31" },
    consentMappings: [{ name: "newsletter", displayName: "Newsletter", fields: ["userName"] }],
    securityQuestions: {
      questions: { pet, city },
      minimumAnswersToDefine: 2,
      minimumAnswersToVerify: 2,
    },
  });
  await journeys.ready();
  await directory.create(resource, { userName: "ada", password });
});

const begin = (journey: string): Promise<Reply> =>
  start(journeys, `?authIndexType=service&authIndexValue=${journey}`);
const answer = (step: Reply, ...values: readonly unknown[]): Promise<Reply> =>
  post(journeys, "authenticate", fill(step.body, ...values));
const types = ({ body }: Reply): readonly string[] =>
  (body.callbacks ?? []).map(({ type }) => type);
const output = (callback: Wire | undefined, name: string): unknown =>
  callback?.output.find((one) => one.name === name)?.value;

/** Chooses the app's two questions. */
function define(step: Reply, ...answers: readonly string[]): Promise<Reply> {
  const callbacks = (step.body.callbacks ?? []).map((callback, index) => ({
    ...callback,
    input: callback.input?.map((input) => ({
      ...input,
      value: input.name.endsWith("question") ? [pet, city][index] : answers[index],
    })),
  }));
  return post(journeys, "authenticate", { ...step.body, callbacks });
}

/** Up to the wait. */
async function signedIn(): Promise<Reply> {
  const terms = await answer(await begin("SelfService"), "ada", password);
  expect(types(terms)).toEqual([
    "MetadataCallback",
    "TermsAndConditionsCallback",
    "ConsentMappingCallback",
  ]);
  expect(output(terms.body.callbacks?.[0], "data")).toEqual({ username: "ada" });
  const questions = await answer(terms, undefined, true, true);
  expect(types(questions)).toEqual(["KbaCreateCallback", "KbaCreateCallback"]);
  return define(questions, "Rex", "London");
}

test("terms, consent and answers are stored; the wait is the server's; success at the end", async () => {
  let step = await signedIn();
  expect(types(step)).toEqual(["PollingWaitCallback", "ConfirmationCallback"]);
  expect(step.body.callbacks?.[0]?.output).toEqual([
    { name: "waitTime", value: "5000" },
    { name: "message", value: "Wait for 5 seconds." },
  ]);
  time += 4_000;
  step = await answer(step, undefined, 100);
  expect(output(step.body.callbacks?.[0], "waitTime")).toBe("1000");
  time += 1_000;
  step = await answer(step, undefined, 100);
  expect(types(step)).toEqual(["ChoiceCallback"]);
  expect(output(step.body.callbacks?.[0], "choices")).toEqual(["Sign on", "Not now"]);
  step = await answer(await answer(step, 7), 0);
  expect(types(step)).toEqual(["TextOutputCallback", "ConfirmationCallback"]);
  step = await answer(step, undefined, 0);
  expect(step).toMatchObject({ status: 200, body: { tokenId: expect.any(String) } });
  const ada = await directory.find(resource, "userName", "ada");
  expect(ada?.attributes).toEqual({
    userName: "ada",
    termsAccepted: { termsVersion: "2", acceptDate: "2026-02-03T12:00:00.000Z" },
    consentedMappings: [{ mapping: "newsletter", consentDate: "2026-02-03T12:00:00.000Z" }],
    kbaInfo: [{ questionId: "pet" }, { questionId: "city" }],
  });
  // The next time, nothing is asked that was answered before.
  const next = await answer(await begin("SelfService"), "ada", password);
  expect(types(next)).toEqual(["PollingWaitCallback", "ConfirmationCallback"]);
  // Debug wrote names, and nobody wrote a value.
  expect(log.some((line) => line.includes("What is in shared state."))).toBe(true);
  for (const secret of [password, "Rex", "London", "argon2id"])
    expect(log.join("\n")).not.toContain(secret);
});

test("a client that asks too early too often is a spammer; whoever leaves goes on", async () => {
  const wait = await signedIn();
  const early = await answer(wait, undefined, 100);
  expect(types(early)).toEqual(["PollingWaitCallback", "ConfirmationCallback"]);
  expect(await answer(early, undefined, 100)).toMatchObject({ status: 401 });
  const again = await answer(await begin("SelfService"), "ada", password);
  expect(types(await answer(again, undefined, 0))).toEqual(["ChoiceCallback"]);
});

test("the answers sign on; wrong ones do not, and unknown users are asked as well", async () => {
  await signedIn();
  const recover = async (name: string, ...answers: readonly string[]): Promise<Reply> => {
    const step = await answer(await begin("Recover"), name);
    expect(types(step)).toEqual(["PasswordCallback", "PasswordCallback"]);
    const asked = (step.body.callbacks ?? []).map((callback) => output(callback, "prompt"));
    expect(new Set(asked)).toEqual(new Set([pet, city]));
    const [toPet, toCity] = answers;
    return answer(step, ...asked.map((question) => (question === pet ? toPet : toCity)));
  };
  expect(types(await recover("ada", "Rex", "Paris"))).toEqual(["NameCallback"]);
  expect(types(await recover("eve", "Rex", "London"))).toEqual(["NameCallback"]);
  expect(await recover("ada", " REX", "london ")).toMatchObject({
    status: 200,
    body: { tokenId: expect.any(String) },
  });
  // Retries are counted with the name, over runs: one is granted, to those who do not exist as well.
  expect(await recover("eve", "x", "y")).toMatchObject({ status: 401 });
  expect(await recover("ada", "x", "y")).toMatchObject({ status: 401 });
});

test("the sign-on page without scripts goes the same way", async () => {
  const browser = new Browser(journeys);
  await browser.open("SelfService");
  let { text } = await browser.submit({ IDToken1: "ada", IDToken2: password });
  expect(text).toContain("Be kind.");
  expect(text).toContain("We share what you agree to.");
  ({ text } = await browser.submit({ IDToken2: "true", IDToken3: "true" }));
  expect(text).toContain("Select a security question");
  let response: Response;
  ({ text, response } = await browser.submit({
    IDToken1question: pet,
    IDToken1answer: "Rex",
    IDToken2question: city,
    IDToken2own: "Where did we meet?",
    IDToken2answer: "Here",
  }));
  expect(text).toContain("Wait for 5 seconds.");
  // The page asks by itself when the time has passed, as if no button had been pressed.
  const [, location = ""] = /^5; url=(.*)$/.exec(response.headers.get("refresh") ?? "") ?? [];
  time += 5_000;
  ({ text } = await browser.follow(new Response(null, { headers: { location } })));
  expect(text).toContain("What next?");
  ({ text } = await browser.submit({ IDToken1: "0" }));
  expect(text).toContain("Are you sure?");
  expect(text).not.toMatch(/<script|correct-horse|Rex|argon2id/);
  ({ response } = await browser.submit({ IDToken2: "0" }));
  expect(response.status).toBe(303);
  const ada = await directory.find(resource, "userName", "ada");
  expect(ada?.attributes).toMatchObject({
    termsAccepted: { termsVersion: "2" },
    consentedMappings: [{ mapping: "newsletter" }],
    kbaInfo: [{ questionId: "pet" }, { customQuestion: "Where did we meet?" }],
  });
});
