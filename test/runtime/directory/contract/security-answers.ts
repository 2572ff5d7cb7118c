import { describe, expect, test } from "vitest";
import { PolicyViolation, type ManagedObject } from "../../../../runtime/directory/directory.ts";
import type { Json } from "../../../../runtime/json.ts";
import type { GetDirectory } from "../contract.ts";
import { USER, someone } from "../resources.ts";

const pet = { questionId: "pet" };
const own = { customQuestion: "Where did we meet?" };

/** Answers to security questions, which are kept in `kbaInfo` like passwords. */
export function securityAnswersContract(directory: GetDirectory): void {
  const create = (kbaInfo: Json, more = {}): Promise<ManagedObject> =>
    directory().create(USER, someone({ kbaInfo, ...more }));
  const both = [
    { ...pet, answer: "Rex" },
    { ...own, answer: "New York" },
  ];
  const verify = (
    object: ManagedObject,
    ...answers: Parameters<ReturnType<GetDirectory>["verifyAnswers"]>[3]
  ) => directory().verifyAnswers(USER, "userName", String(object.attributes["userName"]), answers);

  describe("answers to security questions", () => {
    test("nobody gets them back, whoever reads the object", async () => {
      const created = await create(both);
      const patched = await directory().patch(USER, created.id, { sn: "King" });
      const name = String(created.attributes["userName"]);
      const objects = [
        created,
        patched,
        await directory().read(USER, created.id),
        await directory().find(USER, "userName", name),
      ];
      for (const object of objects) expect(object?.attributes["kbaInfo"]).toEqual([pet, own]);
    });

    test("all of them are right", async () => {
      const object = await create(both);
      expect(await verify(object, { question: pet, answer: "Rex" })).toEqual(object);
      const answers = both.map(({ answer, ...question }) => ({ question, answer }));
      expect(await verify(object, ...answers)).toEqual(object);
    });

    test.each(["rex", "  REX ", "ｒｅｘ", "\tRex\n"])("%o is Rex as well", async (answer) => {
      const object = await create(both);
      expect(await verify(object, { question: pet, answer })).toEqual(object);
    });

    test("blanks between words count once", async () => {
      const object = await create(both);
      expect(await verify(object, { question: own, answer: "new   york" })).toEqual(object);
      expect(await verify(object, { question: own, answer: "newyork" })).toBeUndefined();
    });

    test.each(["", "   ", "Rexy", "New York", "\ud800", "x".repeat(1_000_000)])(
      "%o is wrong",
      async (answer) => {
        expect(await verify(await create(both), { question: pet, answer })).toBeUndefined();
      },
    );

    test("one wrong answer is one too many, and no answer is none", async () => {
      const object = await create(both);
      const right = { question: pet, answer: "Rex" };
      const wrong = { question: own, answer: "Boston" };
      expect(await verify(object, right, wrong)).toBeUndefined();
      expect(await verify(object, wrong, right)).toBeUndefined();
      expect(await verify(object)).toBeUndefined();
    });

    test("a question that the object does not have has no answer", async () => {
      const object = await create(both);
      expect(
        await verify(object, { question: { questionId: "x" }, answer: "Rex" }),
      ).toBeUndefined();
      expect(
        await verify(object, { question: { customQuestion: "pet" }, answer: "Rex" }),
      ).toBeUndefined();
      expect(await verify(await create([]), { question: pet, answer: "" })).toBeUndefined();
    });

    test("neither unknown nor inactive users have right ones", async () => {
      const answers = [{ question: pet, answer: "Rex" }];
      expect(await directory().verifyAnswers(USER, "userName", "unknown", answers)).toBeUndefined();
      const inactive = await create(both, { accountStatus: "inactive" });
      expect(await verify(inactive, ...answers)).toBeUndefined();
    });

    test("a hash that was made before is stored as it is", async () => {
      const answer = await directory().hashAnswer(" REX ");
      expect(answer).toMatch(/^\$argon2id\$/);
      const object = await create([{ ...pet, answer: String(answer) }]);
      expect(await verify(object, { question: pet, answer: "rex" })).toEqual(object);
      expect(await verify(object, { question: pet, answer: String(answer) })).toBeUndefined();
    });

    test.each(["", " \n", "\ud800", "x".repeat(1025)])("%o has no hash", async (answer) => {
      expect(await directory().hashAnswer(answer)).toBeUndefined();
    });

    test("a patch replaces the answers, or leaves them as they are", async () => {
      const object = await create(both);
      await directory().patch(USER, object.id, { sn: "King" });
      expect(await verify(object, { question: pet, answer: "Rex" })).toBeDefined();
      await directory().patch(USER, object.id, { kbaInfo: [{ ...pet, answer: "Bello" }] });
      expect(await verify(object, { question: pet, answer: "Rex" })).toBeUndefined();
      expect(await verify(object, { question: pet, answer: "Bello" })).toBeDefined();
      await directory().patch(USER, object.id, { kbaInfo: null });
      expect(await verify(object, { question: pet, answer: "Bello" })).toBeUndefined();
    });

    test.each<[string, Json]>([
      ["no list", { ...pet, answer: "Rex" }],
      ["an entry that is no object", [null]],
      ["a question without an answer", [pet]],
      ["an answer that is none", [{ ...pet, answer: " " }]],
      ["an answer that is no text", [{ ...pet, answer: 7 }]],
      ["an answer without a question", [{ answer: "Rex" }]],
      ["two questions of one entry", [{ ...pet, ...own, answer: "Rex" }]],
      [
        "a question twice",
        [
          { ...own, answer: "Rex" },
          { customQuestion: "where did  we meet?", answer: "Bello" },
        ],
      ],
    ])("%s is refused", async (_, kbaInfo) => {
      await expect(create(kbaInfo)).rejects.toThrow(PolicyViolation);
      const { id } = await create(both);
      await expect(directory().patch(USER, id, { kbaInfo })).rejects.toThrow(PolicyViolation);
      expect(await directory().check(USER, { kbaInfo })).not.toEqual([]);
    });
  });
}
