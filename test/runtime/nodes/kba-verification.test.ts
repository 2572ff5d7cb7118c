import { kbaVerification } from "@journeyc/runtime/nodes/kba-verification";
import { beforeEach, describe, expect, test, vi } from "vitest";
import {
  DirectoryUnavailable,
  PasswordHashingOverloaded,
  type ManagedObject,
} from "../../../runtime/directory/directory.ts";
import type { Json } from "../../../runtime/json.ts";
import type { NodeResult } from "../../../runtime/machine/node-type.ts";
import { answer, notTexts } from "./support/answers.ts";
import { failingDirectory } from "./support/failing-directory.ts";
import { expectNoSecret } from "./support/honesty.ts";
import { expectError, outcome, output, questions } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";
import { ada, resource } from "./support/schema.ts";
import { securityQuestions } from "./support/security-questions.ts";

let bench: Bench;
let user: ManagedObject;
const day = 86_400_000;
const kbaInfo = [
  { questionId: "pet", answer: "Rex" },
  { questionId: "city", answer: "Rex" },
];

beforeEach(async () => {
  bench = await Bench.open();
  bench.app = { ...bench.app, securityQuestions };
  user = await bench.directory.create(resource.name, { ...ada, kbaInfo });
  bench.shared.set("username", "ada@example.com");
});

const entered = () => bench.run(kbaVerification);
const memoryOf = (question: NodeResult): Json | undefined =>
  question.kind === "ask" ? question.memory : undefined;

/** Answers what is asked. */
async function say(...texts: readonly (string | undefined)[]): Promise<NodeResult> {
  const memory = memoryOf(await entered());
  return bench.run(kbaVerification, {}, { answers: texts.map((text) => answer(text)), memory });
}

async function prompts(username = "ada@example.com"): Promise<readonly (Json | undefined)[]> {
  bench.shared.set("username", username);
  return questions(await entered()).map((callback) => output(callback, "prompt"));
}

/** The questions that this name is asked on so many days. */
async function promptsOf(username: string, days: number): Promise<ReadonlySet<unknown>> {
  const seen = new Set<unknown>();
  for (let index = 0; index < days; index += 1) {
    bench.time = index * day;
    for (const prompt of await prompts(username)) seen.add(prompt);
  }
  return seen;
}

const ownQuestions = new Set(["What was your first pet called?", "Where were you born?"]);

describe("asks", () => {
  test("with a PasswordCallback for each question", async () => {
    bench.app = {
      ...bench.app,
      securityQuestions: { ...securityQuestions, minimumAnswersToVerify: 2 },
    };
    const callbacks = questions(await entered());
    expect(callbacks).toMatchObject([
      { type: "PasswordCallback", input: [{ suffix: "", value: "" }] },
      { type: "PasswordCallback", input: [{ suffix: "", value: "" }] },
    ]);
    expect(new Set(callbacks.map((callback) => output(callback, "prompt")))).toEqual(ownQuestions);
  });

  test("a question that the user has written as it was written", async () => {
    const own = [{ customQuestion: "Where did we meet?", answer: "Here" }];
    await bench.directory.patch(resource.name, user.id, { kbaInfo: own });
    expect(await prompts()).toEqual(["Where did we meet?"]);
  });

  test("all of the user's own questions in their turn, the same one all day", async () => {
    expect(await promptsOf("ada@example.com", 32)).toEqual(ownQuestions);
    bench.time = 3 * day;
    const first = await prompts();
    bench.time = 4 * day - 1;
    expect(await prompts()).toEqual(first);
    expect(await prompts("ADA@example.com")).toEqual(first);
  });

  test("unknown users two questions of the app, just like those who have chosen two", async () => {
    const asked = await promptsOf("eve@example.com", 32);
    expect(asked.size).toBe(2);
    expect(await promptsOf("EVE@example.com", 32)).toEqual(asked);
    const others = await Promise.all(
      Array.from({ length: 16 }, (_, index) => promptsOf(`user-${index}@example.com`, 8)),
    );
    expect(new Set(others.flatMap((one) => [...one])).size).toBe(5);
  });

  test("users with too few questions as if they did not exist", async () => {
    const asked = await promptsOf("ada@example.com", 32);
    await bench.directory.patch(resource.name, user.id, { kbaInfo: null });
    const decoys = await promptsOf("ada@example.com", 32);
    expect([asked.size, decoys.size]).toEqual([2, 2]);
    expect(await say("Rex")).toEqual(outcome("false"));
    expect(bench.identity.authenticated()).toBeUndefined();
  });
});

describe("true", () => {
  test.each(["Rex", " rEX "])("for the right answer %o, which proves the user", async (text) => {
    expect(await say(text)).toEqual(outcome("true"));
    expect(bench.identity.authenticated()).toMatchObject({ resource: resource.name, id: user.id });
    expect([bench.shared.size, bench.transient.size, bench.secure.size]).toEqual([1, 0, 0]);
  });

  test("when all answers are right", async () => {
    bench.app = {
      ...bench.app,
      securityQuestions: { ...securityQuestions, minimumAnswersToVerify: 2 },
    };
    expect(await say("Rex", "Rex")).toEqual(outcome("true"));
  });

  test("by another attribute", async () => {
    bench.shared.clear();
    bench.state.setAttribute("shared", "mail", "ada@example.com");
    const settings = { identityAttribute: "mail" };
    const memory = memoryOf(await bench.run(kbaVerification, settings));
    expect(
      await bench.run(kbaVerification, settings, { answers: [answer("Rex")], memory }),
    ).toEqual(outcome("true"));
  });
});

describe("false, and nothing is proved", () => {
  test.each(["", " ", "Rexy", "x".repeat(2000), "\ud800"])("for %o", async (text) => {
    expect(await say(text)).toEqual(outcome("false"));
    expect(bench.identity.authenticated()).toBeUndefined();
  });

  test.each([
    ["Rex", "Bello"],
    ["Bello", "Rex"],
  ])("when one of the answers is wrong: %s, %s", async (...texts) => {
    bench.app = {
      ...bench.app,
      securityQuestions: { ...securityQuestions, minimumAnswersToVerify: 2 },
    };
    expect(await say(...texts)).toEqual(outcome("false"));
  });

  test("for an inactive user", async () => {
    await bench.directory.patch(resource.name, user.id, { accountStatus: "inactive" });
    expect(await say("Rex")).toEqual(outcome("false"));
    expect(bench.identity.authenticated()).toBeUndefined();
  });

  test("for an unknown user, after the same work", async () => {
    const verify = vi.spyOn(bench.directory, "verifyAnswers");
    expect(await say("Bello")).toEqual(outcome("false"));
    bench.shared.set("username", "eve@example.com");
    expect(await say("Bello")).toEqual(outcome("false"));
    const counts = verify.mock.calls.map(([, , , answers]) => answers.length);
    expect(counts).toEqual([1, 1]);
  });

  test("beyond the limit even for the right answer, by whatever attribute", async () => {
    for (let index = 0; index < 5; index += 1) {
      expect(await say(`no-${index}`)).toEqual(outcome("false"));
    }
    const verify = vi.spyOn(bench.directory, "verifyAnswers");
    expect(await say("Rex")).toEqual(outcome("false"));
    expect(verify.mock.calls.map(([, , value]) => value)).toEqual([""]);
    bench.shared.clear();
    bench.state.setAttribute("shared", "mail", "ada@example.com");
    const settings = { identityAttribute: "mail" };
    const memory = memoryOf(await bench.run(kbaVerification, settings));
    expect(
      await bench.run(kbaVerification, settings, { answers: [answer("Rex")], memory }),
    ).toEqual(outcome("false"));
    expect(bench.identity.authenticated()).toBeUndefined();
  });

  test("a right answer to another question than the one that was asked", async () => {
    await bench.directory.patch(resource.name, user.id, {
      kbaInfo: [
        { questionId: "pet", answer: "Rex" },
        { questionId: "city", answer: "London" },
      ],
    });
    const [asked] = await prompts();
    const other = asked === "Where were you born?" ? "Rex" : "London";
    expect(await say(other)).toEqual(outcome("false"));
  });
});

test.each(notTexts)(
  "%o is no answer: the same question is asked again, and nothing counts",
  async (given) => {
    const first = await entered();
    const memory = memoryOf(first);
    for (let index = 0; index < 6; index += 1) {
      bench.time += day;
      expect(await bench.run(kbaVerification, {}, { answers: [given], memory })).toEqual(first);
    }
    expect(await bench.run(kbaVerification, {}, { answers: [answer("Rex")], memory })).toEqual(
      outcome("true"),
    );
  },
);

test("without what was kept with the question it is asked anew", async () => {
  for (const memory of [undefined, {}, [], [{}], [{ questionId: 7 }]]) {
    const result = await bench.run(kbaVerification, {}, { answers: [answer("Rex")], memory });
    expect(questions(result)).toHaveLength(1);
  }
});

test("answers and hashes are in no question, no memory and no line of the log", async () => {
  const question = await entered();
  const result = await say("Bello-the-wrong-one");
  const seen = [question, result, bench.logged, [...bench.shared], [...bench.transient]];
  for (const secret of ["Rex", "Bello", "argon2id"]) expectNoSecret(secret, ...seen);
});

describe("errors", () => {
  test("no identity", async () => {
    bench.shared.clear();
    await expectError(entered(), "node-identity-missing");
  });

  test("no resource", async () => {
    bench.resource = undefined;
    await expectError(entered(), "node-resource-missing");
  });

  test("the app has no questions", async () => {
    bench.app = { ...bench.app, securityQuestions: undefined };
    await expectError(entered(), "security-questions-missing");
  });

  test("another attribute than the directory keeps answers in", async () => {
    await expectError(
      bench.run(kbaVerification, { kbaInfoAttribute: "sn" }),
      "node-setting-unusable",
    );
  });

  test("answers that fit no question", async () => {
    await expectError(say("Rex", "Rex"), "node-answers-mismatch");
  });

  test("the directory cannot be used", async () => {
    bench.directory = failingDirectory(bench.directory, "find", new DirectoryUnavailable("down"));
    await expectError(entered(), "directory-unavailable");
  });

  test("too many hashes are waited for", async () => {
    const error = new PasswordHashingOverloaded();
    bench.directory = failingDirectory(bench.directory, "verifyAnswers", error);
    await expectError(say("Rex"), "password-hashing-overloaded");
  });

  test("an unusable setting", async () => {
    await expectError(
      bench.run(kbaVerification, { identityAttribute: 7 }),
      "node-setting-unusable",
    );
  });
});
