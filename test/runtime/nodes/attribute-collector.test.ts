import { attributeCollector } from "@journeyc/runtime/nodes/attribute-collector";
import { beforeEach, describe, expect, test } from "vitest";
import { DirectoryUnavailable, type ManagedObject } from "../../../runtime/directory/directory.ts";
import type { Json } from "../../../runtime/json.ts";
import { answer } from "./support/answers.ts";
import { failingDirectory } from "./support/failing-directory.ts";
import { expectError, failed, input, outcome, output, questions } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";
import { ada, resource } from "./support/schema.ts";

let bench: Bench;

beforeEach(async () => {
  bench = await Bench.open();
});

const collect = (...attributesToCollect: string[]) => ({ attributesToCollect });

describe("the question", () => {
  test("has the callback of the attribute's type", async () => {
    const asked = questions(
      await bench.run(attributeCollector, collect("sn", "age", "height", "preferences/updates")),
    );
    expect(asked.map(({ type }) => type)).toEqual([
      "StringAttributeInputCallback",
      "NumberAttributeInputCallback",
      "NumberAttributeInputCallback",
      "BooleanAttributeInputCallback",
    ]);
    expect(asked.map((callback) => output(callback, "prompt"))).toEqual([
      "Last name",
      "Age",
      "height",
      "Send me news",
    ]);
    expect(asked.map((callback) => input(callback))).toEqual(["", null, null, false]);
    expect(asked[0]?.output.map(({ name }) => name)).toEqual([
      "name",
      "prompt",
      "required",
      "policies",
      "failedPolicies",
      "validateOnly",
      "value",
    ]);
    expect(output(asked[3], "name")).toBe("preferences/updates");
    expect(asked.map((callback) => output(callback, "policies"))).toEqual([{}, {}, {}, {}]);
  });

  test("says what is required, but not of what may be null", async () => {
    const asked = questions(
      await bench.run(attributeCollector, { ...collect("sn", "nickname"), required: true }),
    );
    expect(asked.map((callback) => output(callback, "required"))).toEqual([true, false]);
  });

  test("carries the policies when it validates", async () => {
    const [age] = questions(
      await bench.run(attributeCollector, { ...collect("age"), validateInputs: true }),
    );
    expect(output(age, "policies")).toMatchObject({
      policyRequirements: ["VALID_TYPE", "MINIMUM_NUMBER_VALUE", "MAXIMUM_NUMBER_VALUE"],
    });
  });
});

describe("stored values in the form", () => {
  let user: ManagedObject;

  beforeEach(async () => {
    user = await bench.directory.create(resource.name, {
      ...ada,
      age: 36,
      preferences: { updates: true },
    });
    bench.shared.set("username", "ada@example.com");
  });

  test("for the user who has signed on", async () => {
    bench.identity.prove(user);
    const asked = questions(
      await bench.run(
        attributeCollector,
        collect("sn", "age", "preferences/updates", "newsletter"),
      ),
    );
    expect(asked.map((callback) => output(callback, "value"))).toEqual([
      "Lovelace",
      36,
      true,
      false,
    ]);
    expect(asked.map((callback) => input(callback))).toEqual(["Lovelace", 36, true, false]);
  });

  test("not for whoever typed the name", async () => {
    bench.identity.identify(user);
    const asked = questions(
      await bench.run(attributeCollector, collect("sn", "age", "preferences/updates")),
    );
    expect(JSON.stringify(asked)).not.toMatch(/Lovelace|36|true/);
  });

  test("not of one user for another who has signed on", async () => {
    bench.identity.prove(
      await bench.directory.create(resource.name, {
        userName: "eve",
        sn: "E",
        mail: "e@example.com",
      }),
    );
    const [sn] = questions(await bench.run(attributeCollector, collect("sn")));
    expect(input(sn)).toBe("");
  });

  test("an unchanged unique value is not taken by its own user", async () => {
    bench.identity.prove(user);
    const answers = [answer("ada@example.com")];
    const settings = { ...collect("mail"), validateInputs: true };
    expect(await bench.run(attributeCollector, settings, { answers })).toEqual(outcome("outcome"));
  });
});

describe("the answers", () => {
  test("are kept in shared state", async () => {
    const answers = [answer("Lovelace"), answer(36), answer(1.5), answer(true)];
    const settings = collect("sn", "age", "height", "preferences/updates");
    expect(await bench.run(attributeCollector, settings, { answers })).toEqual(outcome("outcome"));
    expect(Object.fromEntries(bench.shared)).toEqual({
      objectAttributes: { sn: "Lovelace", age: 36, height: 1.5, preferences: { updates: true } },
    });
  });

  test("that are empty are not kept", async () => {
    const answers = [answer(""), answer(null)];
    expect(await bench.run(attributeCollector, collect("sn", "age"), { answers })).toEqual(
      outcome("outcome"),
    );
    expect(bench.shared.size).toBe(0);
  });

  test("no is an answer to a required yes and no", async () => {
    const settings = { ...collect("preferences/updates"), required: true };
    expect(await bench.run(attributeCollector, settings, { answers: [answer(false)] })).toEqual(
      outcome("outcome"),
    );
    expect(bench.state.getAttribute("preferences/updates")).toBe(false);
  });

  test("that are missing but required are asked for again, the others stand in the form", async () => {
    const settings = { ...collect("sn", "age", "nickname"), required: true };
    const asked = questions(
      await bench.run(attributeCollector, settings, {
        answers: [answer("Lovelace"), answer(null), answer("")],
      }),
    );
    expect(asked.map(failed)).toEqual([[], [{ policyRequirement: "REQUIRED" }], []]);
    expect(input(asked[0])).toBe("Lovelace");
    expect(bench.shared.size).toBe(0);
  });

  test("that break the schema are asked for again with validateInputs, and kept without", async () => {
    const answers = [answer(200), answer("Ada")];
    const settings = collect("age", "nickname");
    const asked = questions(
      await bench.run(attributeCollector, { ...settings, validateInputs: true }, { answers }),
    );
    expect(asked.map(failed)).toEqual([
      [{ policyRequirement: "MAXIMUM_NUMBER_VALUE", params: { maximum: 150 } }],
      [{ policyRequirement: "MATCH_REGEXP", params: { regexp: "^[a-z]+$" } }],
    ]);
    expect(asked.map((callback) => input(callback))).toEqual([200, "Ada"]);
    expect(bench.shared.size).toBe(0);
    expect(await bench.run(attributeCollector, settings, { answers })).toEqual(outcome("outcome"));
  });

  test("of a part of an object are judged for themselves", async () => {
    const settings = { ...collect("preferences/updates"), validateInputs: true };
    expect(await bench.run(attributeCollector, settings, { answers: [answer(true)] })).toEqual(
      outcome("outcome"),
    );
  });

  test("with validateOnly are checked, and the form stays", async () => {
    const answers = [answer("Lovelace", true), answer(36, false)];
    expect(
      questions(await bench.run(attributeCollector, collect("sn", "age"), { answers })),
    ).toHaveLength(2);
    expect(bench.shared.size).toBe(0);
  });
});

describe("a submit is no pass", () => {
  const wrong: readonly (readonly [string, readonly (Json | undefined)[]])[] = [
    ["sn", [undefined, null, 7, true, {}, ["Lovelace"]]],
    ["age", [undefined, "36", "", true, {}, [36], 36.5, 1e300]],
    ["height", [undefined, "1.5", true, [], {}]],
    ["preferences/updates", [undefined, null, "true", 1, 0, {}, []]],
  ];

  test.each(wrong.flatMap(([path, values]) => values.map((value) => [path, value] as const)))(
    "%s: %o is asked for again",
    async (path, value) => {
      const [callback] = questions(
        await bench.run(attributeCollector, collect(path), { answers: [answer(value)] }),
      );
      // A text field cannot be null; an empty one is "".
      expect(failed(callback)).toEqual([{ policyRequirement: "VALID_TYPE" }]);
      expect(bench.shared.size).toBe(0);
    },
  );

  test.each([[[]], [[answer("a")]], [[answer("a"), answer(1), answer(2)]]])(
    "%o is an error",
    async (answers) => {
      await expectError(
        bench.run(attributeCollector, collect("sn", "age"), { answers }),
        "node-answers-mismatch",
      );
      expect(bench.shared.size).toBe(0);
    },
  );
});

describe("errors", () => {
  test.each([
    ["an unknown attribute", "surname", false, "node-attribute-unknown"],
    ["a part of what has no parts", "sn/first", false, "node-attribute-unknown"],
    ["a name of JavaScript's own", "constructor", false, "node-attribute-unknown"],
    ["a password", "password", false, "node-attribute-not-collectable"],
    ["an attribute that the schema hides", "shoeSize", false, "node-attribute-not-collectable"],
    ["one that the user may not edit", "department", true, "node-attribute-not-collectable"],
    ["one that nobody may edit", "employeeNumber", true, "node-attribute-not-collectable"],
    ["a list", "tags", false, "node-attribute-unsupported"],
    ["an object", "preferences", false, "node-attribute-unsupported"],
  ])("%s", async (_, path, validateInputs, code) => {
    await expectError(bench.run(attributeCollector, { ...collect(path), validateInputs }), code);
  });

  test("no resource", async () => {
    bench.resource = undefined;
    await expectError(bench.run(attributeCollector, collect("sn")), "node-resource-missing");
  });

  test.each([undefined, "sn", [1]])("attributesToCollect %o", async (attributesToCollect) => {
    await expectError(
      bench.run(attributeCollector, { attributesToCollect }),
      "node-setting-unusable",
    );
  });

  test("the directory cannot be used", async () => {
    bench.shared.set("username", "ada@example.com");
    bench.directory = failingDirectory(bench.directory, "find", new DirectoryUnavailable("down"));
    await expectError(bench.run(attributeCollector, collect("sn")), "directory-unavailable");
  });
});
