import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../../../compiler/interop/json.ts";
import { schemaOfManagedObject } from "../../../compiler/interop/managed-objects/schema-of-managed-object.ts";
import { ResourceSchema } from "../../../runtime/directory/resource-schema.ts";

function schemaOf(properties: JsonObject, more: JsonObject = {}): JsonObject {
  return schemaOfManagedObject("alpha_guest", {
    name: "alpha_guest",
    schema: { properties, ...more },
  });
}

function attribute(configuration: Json): Json | undefined {
  const properties = schemaOf({ it: configuration })["properties"] as JsonObject;
  return properties["it"];
}

const policy = (policyId: string, params?: JsonObject): JsonObject =>
  params === undefined ? { policyId } : { policyId, params };

/** What the runtime's directory says of an attribute's values, by IDM's names. */
async function failures(configuration: JsonObject, value: Json): Promise<string[]> {
  const schema = schemaOf({ it: configuration });
  // The compiler's JSON is deeply readonly, the runtime's is the same but for that.
  const resource = { name: "managed/alpha_guest", schema: schema as never };
  const opened = await (await ResourceSchema.open(resource)).compiled();
  return opened.failures({ it: value as never }).map((failure) => failure.policyRequirement);
}

describe("the schema of a managed object type", () => {
  test("has title, required names and attributes in the order of the configuration", () => {
    const schema = schemaOf(
      { _id: { type: "string" }, sn: { type: "string" }, userName: { type: "string" } },
      { title: "Guest", required: ["userName", "_id"], order: ["_id", "userName", "gone", "sn"] },
    );
    expect(schema).toEqual({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      title: "Guest",
      type: "object",
      required: ["userName"],
      properties: { userName: { type: "string" }, sn: { type: "string" } },
    });
    expect(Object.keys(schema["properties"] as JsonObject)).toEqual(["userName", "sn"]);
  });

  test("is made of a bare schema, too, and of a configuration without attributes", () => {
    expect(schemaOfManagedObject("x", { properties: { a: { type: "string" } } })).toMatchObject({
      title: "x",
      properties: { a: { type: "string" } },
    });
    expect(schemaOfManagedObject("x", {})).toMatchObject({ type: "object", properties: {} });
  });

  test("names what IDM does around an object, without its scripts", () => {
    const schema = schemaOfManagedObject("x", {
      name: "x",
      onCreate: { type: "text/javascript", source: "object.secret = 1" },
      lastSync: {},
      schema: { properties: {} },
    });
    expect(schema["x-idm"]).toEqual({ around: ["onCreate", "lastSync"] });
    expect(JSON.stringify(schema)).not.toContain("object.secret");
  });

  test.each<[string, JsonObject, JsonObject]>([
    ["nullable", { type: ["string", "null"] }, { type: ["string", "null"] }],
    ["nullable by flag", { type: "string", nullable: true }, { type: ["string", "null"] }],
    ["without a type", { title: "A" }, { title: "A" }],
    ["of any type", { type: "any" }, {}],
    ["of a type that JSON Schema lacks", { type: "blob" }, { "x-idm": { type: "blob" } }],
    [
      "a list of objects",
      { items: { properties: { answer: { type: "string", required: true } } } },
      {
        type: "array",
        items: {
          type: "object",
          required: ["answer"],
          properties: { answer: { type: "string" } },
        },
      },
    ],
    [
      "for a form",
      {
        type: "string",
        viewable: false,
        userEditable: true,
        searchable: true,
        usageDescription: "x",
      },
      { type: "string", viewable: false, userEditable: true },
    ],
    [
      "private, personal and virtual",
      { type: "string", scope: "private", isPersonal: true, isVirtual: false, policies: [] },
      { type: "string", "x-idm": { scope: "private", isPersonal: true } },
    ],
    [
      "no configuration at all",
      { pattern: "(", minLength: -1 },
      { "x-idm": { pattern: "(", minLength: -1 } },
    ],
  ])("says what an attribute is: %s", (_, configuration, expected) => {
    expect(attribute(configuration)).toEqual(expected);
  });

  test("makes an object with a reference of a relationship", () => {
    expect(
      attribute({
        type: "relationship",
        properties: { _refProperties: { type: "object" } },
        resourceCollection: [{ path: "managed/alpha_user" }],
        reverseRelationship: false,
      }),
    ).toMatchObject({
      type: "object",
      properties: { _ref: { type: "string" }, _refProperties: { type: "object" } },
      "x-idm": { type: "relationship", resourceCollection: [{ path: "managed/alpha_user" }] },
    });
  });
});

describe("secrets", () => {
  test.each<[string, JsonObject]>([
    ["encrypted", { it: { type: "string", encryption: { purpose: "idm.password.encryption" } } }],
    ["hashed", { it: { type: "string", secureHash: { algorithm: "SHA-256" } } }],
    ["protected and private", { it: { type: "string", isProtected: true, scope: "private" } }],
    ["named password", { password: { type: "string" } }],
  ])("are writeOnly: %s", (_, properties) => {
    const [schema] = Object.values(schemaOf(properties)["properties"] as JsonObject);
    expect(schema).toMatchObject({ writeOnly: true });
  });

  test("private alone is no secret", () => {
    expect(attribute({ type: "string", scope: "private" })).not.toHaveProperty("writeOnly");
  });
});

describe("policies", () => {
  test.each<[string, JsonObject, Json, Json, string]>([
    ["minimum-length", { minLength: 3 }, "abc", "ab", "MIN_LENGTH"],
    ["maximum-length", { maxLength: 3 }, "abc", "abcd", "MAX_LENGTH"],
    ["not-empty", {}, "a", "", "MIN_LENGTH"],
    ["regexpMatches", { regexp: "^[a-c]+$" }, "abc", "abd", "MATCH_REGEXP"],
    ["valid-email-address-format", {}, "a@b.example", "a", "VALID_EMAIL_ADDRESS_FORMAT"],
    ["valid-phone-format", {}, "+41 (0)79-1", "call me", "MATCH_REGEXP"],
    [
      "cannot-contain-characters",
      { forbiddenChars: ["/", "]", "-"] },
      "a.b\n",
      "a-b",
      "MATCH_REGEXP",
    ],
    [
      "cannot-contain-characters",
      { forbiddenChars: ["/", "a*"] },
      "aa*".slice(0, 2),
      "xa*",
      "MATCH_REGEXP",
    ],
    ["at-least-X-capitals", { numCaps: 2 }, "aBcD", "aBcd", "MATCH_REGEXP"],
    ["at-least-X-numbers", { numNums: 2 }, "1a2", "1a", "MATCH_REGEXP"],
  ])("%s %j: the directory enforces it", async (id, params, good, bad, requirement) => {
    const configuration = { type: "string", policies: [policy(id, params)] };
    expect(attribute(configuration)).not.toHaveProperty("x-idm-policies");
    expect(await failures(configuration, good)).toEqual([]);
    expect(await failures(configuration, bad)).toEqual([requirement]);
  });

  test("numbers have limits", async () => {
    const configuration = {
      type: "number",
      policies: [
        policy("minimum-number-value", { minimum: 1 }),
        policy("maximum-number-value", { maximum: 9 }),
      ],
    };
    expect(await failures(configuration, 5)).toEqual([]);
    expect(await failures(configuration, 0)).toEqual(["MINIMUM_NUMBER_VALUE"]);
    expect(await failures(configuration, 10)).toEqual(["MAXIMUM_NUMBER_VALUE"]);
  });

  test("several of a kind all hold", async () => {
    const configuration = {
      type: "string",
      minLength: 8,
      pattern: "^[^ ]*$",
      policies: [
        policy("minimum-length", { minLength: 4 }),
        policy("at-least-X-capitals", { numCaps: 1 }),
        policy("at-least-X-numbers", { numNums: 1 }),
      ],
    };
    expect(attribute(configuration)).toMatchObject({ minLength: 8, pattern: "^[^ ]*$" });
    expect(await failures(configuration, "Abcdefg1")).toEqual([]);
    for (const value of ["Abcdef 1", "abcdefg1", "Abcdefgh"]) {
      expect(await failures(configuration, value)).toEqual(["MATCH_REGEXP"]);
    }
  });

  test("required attributes and unique names", () => {
    const schema = schemaOf({
      name: { type: "string", policies: [policy("required"), policy("unique")] },
    });
    expect(schema).toMatchObject({
      required: ["name"],
      properties: { name: { type: "string", unique: true } },
    });
  });

  test.each<[string, JsonObject]>([
    [
      "unknown here",
      { type: "string", policies: [policy("reauth-required", { exceptRoles: ["a"] })] },
    ],
    [
      "with flags",
      { type: "string", policies: [policy("regexpMatches", { regexp: "a", flags: "i" })] },
    ],
    ["no expression", { type: "string", policies: [policy("regexpMatches", { regexp: "(" })] }],
    [
      "no number",
      { type: "string", policies: [policy("minimum-length", { minLength: "&{esv.n}" })] },
    ],
    ["without end", { type: "string", policies: [policy("at-least-X-numbers", { numNums: 1e9 })] }],
    ["unique by a query", { type: "string", policies: [policy("unique", { query: {} })] }],
    ["unique numbers", { type: "number", policies: [policy("unique")] }],
    ["no policy", { type: "string", policies: ["required", null] }],
  ])("without counterpart are kept: %s", (_, configuration) => {
    expect(attribute(configuration)).toEqual({
      type: configuration["type"],
      "x-idm-policies": configuration["policies"],
    });
  });
});

describe("hostile configurations", () => {
  test("__proto__ is a name like others", () => {
    const configuration = JSON.parse(
      '{"schema":{"properties":{"__proto__":{"type":"string"},"constructor":{"type":"number"}}}}',
    ) as JsonObject;
    const properties = schemaOfManagedObject("x", configuration)["properties"] as JsonObject;
    expect(Object.keys(properties)).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(properties)).toBe(Object.prototype);
  });

  test("depth has an end", () => {
    let deep: JsonObject = { type: "string" };
    for (let level = 0; level < 5000; level++) deep = { type: "object", properties: { a: deep } };
    const text = JSON.stringify(schemaOf({ deep }));
    expect(text).toContain("left open");
    expect(text.split('"object"').length).toBeLessThan(40);
  });

  test.each<Json>([
    null,
    1,
    "x",
    [],
    { properties: [] },
    { items: 1 },
    { policies: 1, required: "x" },
  ])("%j is no reason to fail", (value) => {
    expect(() => schemaOf({ it: value })).not.toThrow();
  });
});
