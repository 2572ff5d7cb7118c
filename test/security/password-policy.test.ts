import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import type { PolicyFailure } from "../../runtime/directory/directory.ts";
import { expect, test } from "vitest";
import { schema as firstSchema } from "../../compiler/cli/init/schema.ts";
import type { JsonObject } from "@journeyc/runtime";

// The policy of a new project is that of NIST SP 800-63B-4 and ASVS for passwords that stand alone: length, and
// nothing about what kinds of characters. A list of forbidden ones is a line of the schema.

const resource = { name: "managed/alpha_user", schema: JSON.parse(firstSchema) as JsonObject };

async function failures(schema: JsonObject, password: string): Promise<readonly string[]> {
  const directory = memoryDirectory();
  await directory.open([{ ...resource, schema }]);
  const found: readonly PolicyFailure[] = await directory.check(resource.name, { password });
  return found.map(({ policyRequirement }) => policyRequirement);
}

test("15 characters at least, 64 and more, no rules of composition: 6 accepted, 3 refused", async () => {
  const good = [
    "aaaaaaaaaaaaaaa",
    "123456789012345",
    "correct horse battery",
    "пароль пароль пароль",
    "🔑".repeat(15),
    "x".repeat(64),
  ];
  for (const password of good)
    expect([password, await failures(resource.schema, password)]).toEqual([password, []]);
  const bad = ["a".repeat(14), "Aa1!Aa1!", "🔑".repeat(14)];
  for (const password of bad)
    expect(await failures(resource.schema, password)).toEqual(["MIN_LENGTH"]);
  expect([good.length, bad.length]).toEqual([6, 3]);
});

test("a list of forbidden passwords is a part of the schema: 3 of 3 are refused, and none is quoted", async () => {
  const forbidden = ["password-password", "123456789012345", "contoso-contoso"];
  const { properties } = resource.schema as { properties: JsonObject };
  const password = { ...(properties["password"] as JsonObject), not: { enum: forbidden } };
  const schema = { ...resource.schema, properties: { ...properties, password } };
  const directory = memoryDirectory();
  await directory.open([{ ...resource, schema }]);
  for (const word of forbidden) {
    const found = await directory.check(resource.name, { password: word });
    expect(found).toHaveLength(1);
    expect(JSON.stringify(found)).not.toContain(word);
  }
  expect(await failures(schema, "another long password")).toEqual([]);
});
