import { describe, expect, test } from "vitest";
import { unknownPart } from "../../../compiler/4-check/settings/attributes.ts";
import type { ManagedObjectSchema } from "../../../compiler/2-bind/model.ts";
import type { JsonObject } from "../../../compiler/interop/json.ts";
import { schemaForUse } from "../../../compiler/interop/managed-objects/schema-for-use.ts";
import { standardSchema } from "../../../compiler/interop/managed-objects/standard-schema.ts";
import { ResourceSchema } from "../../../runtime/directory/resource-schema.ts";

const names = [
  "managed/alpha_user",
  "managed/bravo_user",
  "managed/user",
  "managed/alpha_application",
  "managed/bravo_application",
  "managed/application",
  "managed/thing",
];

/** Whether the checker finds nothing to say of a path. */
function knows(schema: JsonObject, path: string): boolean {
  // The compiler's own reading of a schema file is as unchecked.
  return unknownPart(schema as ManagedObjectSchema, path.split("/")) === undefined;
}

async function directoryOf(name: string, schema: JsonObject): Promise<ResourceSchema> {
  // The compiler's JSON is deeply readonly, the runtime's is the same but for that.
  return (await ResourceSchema.open({ name, schema: schema as never })).compiled();
}

describe("standard types", () => {
  test.each(names)("%s says what it is, and opens a directory", async (name) => {
    const schema = standardSchema(name) ?? {};
    expect(schema["$comment"]).toContain(`standard type \`${name}\``);
    expect(Object.keys(schema).slice(0, 3)).toEqual(["$schema", "$comment", "title"]);
    await directoryOf(name, schema);
  });

  test("a user of the cloud has the realm's relations and 40 attributes for the tenant", () => {
    const schema = standardSchema("managed/bravo_user") ?? {};
    const properties = schema["properties"] as JsonObject;
    expect(Object.keys(properties).filter((name) => name.startsWith("fr"))).toHaveLength(40);
    expect(properties["manager"]).toMatchObject({
      "x-idm": { resourceCollection: [{ path: "managed/bravo_user" }] },
    });
    for (const path of ["preferences/updates", "manager/_ref", "frIndexedString1", "_id"]) {
      expect(knows(schema, path)).toBe(true);
    }
    expect(knows(schema, "preferences/sms")).toBe(false);
    expect(knows(standardSchema("managed/user") ?? {}, "frIndexedString1")).toBe(false);
  });

  test("a user is stored as IDM would", async () => {
    const directory = await directoryOf("managed/user", standardSchema("managed/user") ?? {});
    const ada = { userName: "ada", givenName: "Ada", sn: "Lovelace", mail: "ada@example.com" };
    expect(directory.passwordAttribute).toBe("password");
    expect(directory.uniqueAttributes).toEqual(["aliasList", "userName"]);
    expect(directory.failures(ada)).toEqual([]);
    expect(directory.failures({ ...ada, userName: "a/da" })).toHaveLength(1);
    expect(directory.failures({ userName: "ada" })).toHaveLength(3);
  });

  test("a type of the tenant's own is not standard", () => {
    for (const name of ["managed/userRealmuser", "alpha_user", "toString"]) {
      expect(standardSchema(name)).toBeUndefined();
    }
  });
});

describe("schemas for use", () => {
  test("a standard type gets the tenant's own attributes, and no misspelt ones", () => {
    const schema = schemaForUse(
      "managed/alpha_user",
      new Set(["custom_tier", "custom_plan/end", "givenNam", "mail", "_id"]),
    );
    expect(knows(schema, "custom_tier")).toBe(true);
    expect(knows(schema, "custom_tier/anything")).toBe(true);
    expect(knows(schema, "custom_plan/end")).toBe(true);
    expect(knows(schema, "custom_plan/start")).toBe(false);
    expect(knows(schema, "givenNam")).toBe(false);
  });

  test("another type has the standard user's attributes and those that are named", async () => {
    const named = new Set(["employeeNumber", "/preferences/sms", "address/city", "mail/domain"]);
    const schema = schemaForUse("managed/userRealmuser", named);
    expect(schema).toMatchObject({
      $comment: expect.stringContaining("managed/userRealmuser") as string,
      title: "managed/userRealmuser",
      properties: { employeeNumber: { $comment: "Named by an imported journey." } },
    });
    expect(schema).not.toHaveProperty("required");
    for (const path of [
      "employeeNumber",
      "preferences/sms",
      "preferences/updates",
      "address/city",
    ]) {
      expect(knows(schema, path)).toBe(true);
    }
    expect(knows(schema, "mail/domain")).toBe(false);
    await directoryOf("managed/userRealmuser", schema);
  });

  test("is the same whatever the order of the names", () => {
    const once = schemaForUse("managed/x", new Set(["a", "b/c"]));
    const again = schemaForUse("managed/x", new Set(["b/c", "a"]));
    expect(again).toEqual(once);
  });

  test("names are data", () => {
    const schema = schemaForUse(
      "managed/x",
      new Set(["__proto__/polluted", "constructor", "", "//"]),
    );
    expect(Object.keys(schema["properties"] as JsonObject)).toEqual(
      expect.arrayContaining(["__proto__", "constructor"]) as string[],
    );
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });
});
