import type { Json, JsonObject } from "@journeyc/runtime";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { examineSchema } from "../../../runtime/directory/schema-examination.ts";
import { compileSchema } from "../../../runtime/directory/schema-compiler.ts";

// What is said of a schema without ajv is what ajv says of it.

const drafts = [
  "https://json-schema.org/draft/2020-12/schema",
  "http://json-schema.org/draft-07/schema#",
];

describe.each(drafts)("%s", ($schema) => {
  test.each<[string, JsonObject]>([
    ["an ordinary one", { type: "object", properties: { a: { type: "string", pattern: "^a$" } } }],
    [
      "one with a pattern of IDM's",
      { properties: { a: { type: "string", pattern: "^[\\w\\-\\_]$" } } },
    ],
    ["keywords of others", { type: "object", viewable: true, order: ["a"], id: "x" }],
    ["an attribute that is called like a keyword", { properties: { pattern: { type: "string" } } }],
  ])("%s is known at once", async (_, schema) => {
    expect(await examineSchema("r", { $schema, ...schema })).toBe(true);
  });

  test.each<[string, JsonObject]>([
    ["a reference", { properties: { a: { $ref: "#/properties/b" }, b: { type: "string" } } }],
    ["a pattern that is none", { properties: { a: { pattern: "(" } } }],
    ["patterns of names that are none", { patternProperties: { "(": { type: "string" } } }],
    ["a keyword that asks for another", { properties: { a: { nullable: true } } }],
  ])("%s is left to ajv", async (_, schema) => {
    expect(await examineSchema("r", { $schema, ...schema })).toBe(false);
  });

  test.each<[string, JsonObject]>([
    ["a type that is none", { properties: { a: { type: "text" } } }],
    ["a length that is none", { properties: { a: { minLength: -1 } } }],
    ["an attribute that is no schema", { properties: { a: 5 } }],
    ["names that are none", { required: [5] }],
  ])("%s is refused", async (_, schema) => {
    const looked = examineSchema("r", { $schema, ...schema });
    await expect(looked).rejects.toMatchObject({
      code: "directory-schema-invalid",
      message: expect.stringContaining("schema is invalid: data/"),
    });
  });

  test("whatever is known at once is what ajv compiles", async () => {
    const keywords = (
      "type properties items required enum const pattern format not patternProperties minLength minimum anyOf if then " +
      "dependencies additionalProperties unevaluatedProperties contains minContains nullable $ref $id $anchor $defs " +
      "definitions discriminator formatMinimum a"
    ).split(" ");
    const keyword = fc.constantFrom(...keywords);
    const { value } = fc.letrec<{ value: Json }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom<Json>("string", "object", "^a", "(", "date", "#", "#/a", "a"),
        fc.constantFrom<Json>(null, true, false, -1, 0, 1, 1.5),
        fc.array(tie("value"), { maxLength: 3 }),
        fc.dictionary(keyword, tie("value"), { maxKeys: 3 }),
      ),
    }));
    const schemas = fc.dictionary(keyword, value, { maxKeys: 4 });
    await fc.assert(
      fc.asyncProperty(schemas, async (schema) => {
        const given = { $schema, ...schema };
        const known = await examineSchema("r", given).catch(() => false);
        if (known) expect(() => compileSchema("r", given)).not.toThrow();
      }),
      { numRuns: Number(process.env["SCHEMA_RUNS"] ?? 500) },
    );
  });
});
