import { PolicyViolation } from "../../../../runtime/directory/directory.ts";
import { describe, expect, test } from "vitest";
import type { GetDirectory } from "../contract.ts";
import { DEVICE, PASSWORD, USER, someone, type Attributes } from "../resources.ts";

/** Values that the schema refuses, with the policy that AM would name. */
const broken: readonly [changes: string, attribute: string, policy: string, params?: object][] = [
  ['{"sn": ""}', "sn", "MIN_LENGTH", { minLength: 1 }],
  [`{"userName": "${"x".repeat(114)}"}`, "userName", "MAX_LENGTH", { maxLength: 113 }],
  ['{"age": "old"}', "age", "VALID_TYPE", { types: ["integer"] }],
  ['{"age": 1.5}', "age", "VALID_TYPE", { types: ["integer"] }],
  ['{"age": -1}', "age", "MINIMUM_NUMBER_VALUE", { minimum: 0 }],
  ['{"age": 151}', "age", "MAXIMUM_NUMBER_VALUE", { maximum: 150 }],
  ['{"telephoneNumber": "call me"}', "telephoneNumber", "MATCH_REGEXP"],
  ['{"mail": "nobody"}', "mail", "VALID_EMAIL_ADDRESS_FORMAT"],
  ['{"roles": ["a", "b", "c", "d"]}', "roles", "MAX_ITEMS", { maxItems: 3 }],
  ['{"roles": [1]}', "roles/0", "VALID_TYPE", { types: ["string"] }],
  ['{"preferences": {"updates": "yes"}}', "preferences/updates", "VALID_TYPE"],
  ['{"preferences": {"other": true}}', "preferences/other", "UNKNOWN_PROPERTY"],
  ['{"role": "admin"}', "role", "UNKNOWN_PROPERTY"],
  ['{"_id": "x"}', "_id", "UNKNOWN_PROPERTY"],
  ['{"loginCount": 5}', "loginCount", "UNKNOWN_PROPERTY"],
  ['{"constructor": {"prototype": {}}}', "constructor", "UNKNOWN_PROPERTY"],
  ['{"__proto__": {"isAdmin": true}}', "__proto__", "UNKNOWN_PROPERTY"],
  ['{"password": "1234567"}', "password", "MIN_LENGTH", { minLength: 8 }],
  ['{"password": 12345678}', "password", "VALID_TYPE"],
  ['{"password": {"$hash": "x"}}', "password", "VALID_TYPE"],
  [`{"password": "${"x".repeat(1025)}"}`, "password", "MAX_LENGTH", { maxBytes: 1024 }],
  [`{"password": "${"é".repeat(513)}"}`, "password", "MAX_LENGTH", { maxBytes: 1024 }],
  [String.raw`{"password": "12345678\ud800"}`, "password", "CANNOT_CONTAIN_CHARACTERS"],
  [String.raw`{"sn": "a\u0000b"}`, "sn", "CANNOT_CONTAIN_CHARACTERS"],
  [String.raw`{"sn": "a\udc00b"}`, "sn", "CANNOT_CONTAIN_CHARACTERS"],
  [String.raw`{"userName": "a\u200bb"}`, "userName", "CANNOT_CONTAIN_CHARACTERS"],
  [String.raw`{"userName": "a\u202eb"}`, "userName", "CANNOT_CONTAIN_CHARACTERS"],
  [String.raw`{"userName": "a\nb"}`, "userName", "CANNOT_CONTAIN_CHARACTERS"],
  ['{"userName": " a"}', "userName", "CANNOT_CONTAIN_CHARACTERS"],
];

export function policyContract(directory: GetDirectory): void {
  describe("policies", () => {
    test.each(broken)("%s breaks a policy of %s: %s", async (text, attribute, policy, params) => {
      const changes = JSON.parse(text) as Attributes;
      const failure = { attribute, policyRequirement: policy, ...(params ? { params } : {}) };
      const matching = expect.arrayContaining([expect.objectContaining(failure)]) as unknown;
      const { id } = await directory().create(USER, someone());
      const patch: unknown = await directory()
        .patch(USER, id, changes)
        .catch((error) => error);
      expect(patch).toBeInstanceOf(PolicyViolation);
      expect(patch).toMatchObject({ code: "directory-policy-violation", failures: matching });
      const create: unknown = await directory()
        .create(USER, { ...someone(), ...changes })
        .catch((error) => error);
      expect(create).toMatchObject({ failures: matching });
      expect(await directory().check(USER, changes)).toEqual(matching);
      expect(await directory().read(USER, id)).toMatchObject({ revision: 1, hasPassword: false });
    });

    test("a required attribute must be there, and must stay", async () => {
      const missing = { failures: [{ attribute: "sn", policyRequirement: "REQUIRED" }] };
      const { sn: _, ...incomplete } = someone();
      await expect(directory().create(USER, incomplete)).rejects.toMatchObject(missing);
      const { id } = await directory().create(USER, someone());
      await expect(directory().patch(USER, id, { sn: null })).rejects.toMatchObject(missing);
    });

    test("check accepts good values, and does not look at required ones", async () => {
      expect(await directory().check(USER, { password: PASSWORD, age: 3 })).toEqual([]);
      expect(await directory().check(USER, {})).toEqual([]);
    });

    test("check sees that a name is taken", async () => {
      const { attributes } = await directory().create(USER, someone());
      const spelling = String(attributes["userName"]).toUpperCase();
      expect(await directory().check(USER, { userName: spelling })).toEqual([
        { attribute: "userName", policyRequirement: "UNIQUE" },
      ]);
    });

    test("no failure quotes the value", async () => {
      const secret = "needle\u0000-in-a-haystack";
      const error: unknown = await directory()
        .create(USER, someone({ password: "needle", telephoneNumber: "needle", sn: secret }))
        .catch((reason) => reason);
      expect(error).toBeInstanceOf(PolicyViolation);
      expect(JSON.stringify(error) + String(error)).not.toContain("needle");
    });

    test("a resource that takes anything takes anything but a prototype", async () => {
      const { id } = await directory().create(DEVICE, { any: { thing: [1, null, "x"] } });
      const hostile = JSON.parse('{"any": {"__proto__": {"isAdmin": true}}}') as Attributes;
      await expect(directory().patch(DEVICE, id, hostile)).rejects.toBeInstanceOf(PolicyViolation);
      expect({}).not.toHaveProperty("isAdmin");
    });

    test.each(["anything", "password"])("the depth of %s is bounded", async (name) => {
      const deep = JSON.parse(`${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`) as Attributes;
      await expect(directory().create(USER, { [name]: deep })).rejects.toBeInstanceOf(
        PolicyViolation,
      );
    });
  });
}
