import { rmSync } from "node:fs";
import { join } from "node:path";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { describe, expect, test } from "vitest";
import {
  memoryBackend,
  postgresBackend,
  sqliteBackend,
  temporaryFolder,
  type MakeBackend,
} from "./backends.ts";
import { sqliteDirectory } from "@journeyc/runtime/directory/sqlite";
import { DEVICE, device, type Attributes } from "./resources.ts";

const open = (schema: Attributes) =>
  memoryDirectory().open(resource({ type: "object", ...schema }));

const resource = (schema: Attributes) => [{ name: "managed/x", schema }];

describe("schemas", () => {
  test.each([
    ["is no schema", { properties: { a: { type: "text" } } }],
    ["has a pattern that is none", { properties: { a: { type: "string", pattern: "(" } } }],
    ["refers to nowhere", { properties: { a: { $ref: "https://example.com/x.json" } } }],
  ])("one that %s is refused when the directory opens", async (_, schema) => {
    await expect(open(schema)).rejects.toMatchObject({ code: "directory-schema-invalid" });
  });

  test.each([
    ["a second secret", { password: { type: "string" }, pin: { type: "string", writeOnly: true } }],
    ["a secret that is no string", { pin: { type: "number", writeOnly: true } }],
    ["a nested secret", { a: { type: "object", properties: { b: { writeOnly: true } } } }],
    [
      "a secret that it refers to",
      { a: { $ref: "#/properties/b" }, b: { type: "string", oneOf: [{ writeOnly: true }] } },
    ],
    ["a password that is no string", { password: { type: "object" } }],
    ["a unique number", { a: { type: "number", unique: true } }],
  ])("one with %s is refused: it could not be kept", async (_, properties) => {
    await expect(open({ properties })).rejects.toMatchObject({
      code: "directory-schema-unsupported",
    });
  });

  test("one of IDM is understood, with its own keywords and dialect", async () => {
    const directory = memoryDirectory();
    const schema = {
      $schema: "http://forgerock.org/json-schema#",
      id: "urn:jsonschema:org:forgerock:openidm:managed:api:User",
      type: "object",
      required: ["userName"],
      properties: {
        userName: {
          type: "string",
          viewable: true,
          userEditable: true,
          searchable: true,
          isPersonal: true,
          policies: [{ policyId: "unique" }],
        },
        description: { type: ["string", "null"], pattern: String.raw`^[\w-\.]+$` },
        password: { type: "string", scope: "private", isProtected: true, minLength: 8 },
      },
    };
    await directory.open([{ name: "managed/user", schema }]);
    const attributes = { userName: "idm", description: "a-b.c", password: "long enough" };
    const created = await directory.create("managed/user", attributes);
    expect(created).toMatchObject({ hasPassword: true });
    expect(created.attributes).toEqual({ userName: "idm", description: "a-b.c" });
  });

  test("a stricter schema keeps old objects, and refuses only what is touched or broken anew", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "strict.db");
    const password = { type: "string", writeOnly: true };
    const before = sqliteDirectory({ path });
    await before.open(
      resource({ properties: { phone: { type: "string" }, sn: { type: "string" }, password } }),
    );
    const { id } = await before.create("managed/x", { phone: "none" });
    await before.close();
    const phone = { type: "string", pattern: "^[0-9]+$" };
    const after = sqliteDirectory({ path });
    const properties = { phone, sn: { type: "string", minLength: 2 }, password };
    await after.open(resource({ required: ["sn"], properties }));
    const patch = (changes: Attributes) => after.patch("managed/x", id, changes);
    expect(await patch({ password: "captured" })).toMatchObject({ hasPassword: true });
    await expect(patch({ phone: "still none" })).rejects.toThrow("MATCH_REGEXP");
    await expect(patch({ sn: "x" })).rejects.toThrow("MIN_LENGTH");
    expect(await patch({ sn: "xy", phone: "123" })).toMatchObject({ revision: 3 });
    await expect(patch({ sn: null })).rejects.toThrow("REQUIRED");
    await after.close();
    rmSync(folder, { recursive: true });
  });

  test("a required password is met by its hash", async () => {
    const directory = memoryDirectory();
    const properties = { password: { type: "string", writeOnly: true }, sn: { type: "string" } };
    await directory.open([{ name: "managed/x", schema: { required: ["password"], properties } }]);
    const { id } = await directory.create("managed/x", { password: "secret" });
    expect(await directory.patch("managed/x", id, { sn: "x" })).toMatchObject({ revision: 2 });
    const removal = directory.patch("managed/x", id, { password: null });
    await expect(removal).rejects.toThrow("REQUIRED");
    await expect(directory.create("managed/x", {})).rejects.toThrow("REQUIRED");
  });
});

const sqlBackends: readonly [string, MakeBackend][] = [
  ["SQLite", sqliteBackend],
  ["PostgreSQL", postgresBackend],
];

const tagged = (tag: object) => [
  { name: DEVICE, schema: { ...device.schema, properties: { tag: { type: "string", ...tag } } } },
];

describe.each(sqlBackends)("an attribute that becomes unique in %s", (_, makeBackend) => {
  test("is so for objects that exist; duplicates are told and change nothing", async () => {
    const backend = await makeBackend();
    const before = backend.directory();
    await before.open(tagged({}));
    const first = await before.create(DEVICE, { tag: "Needle" });
    const second = await before.create(DEVICE, { tag: "nEEDLE" });
    const unique = backend.directory();
    await expect(unique.open(tagged({ unique: true }))).rejects.toMatchObject({
      code: "directory-duplicate-identifiers",
      message: expect.not.stringMatching(/needle/i) as string,
    });
    expect(await before.find(DEVICE, "tag", "Needle")).toEqual(first);
    await before.patch(DEVICE, second.id, { tag: "other" });
    await before.close();
    await unique.open(tagged({ unique: true }));
    expect((await unique.find(DEVICE, "tag", "NEEDLE"))?.id).toBe(first.id);
    await expect(unique.create(DEVICE, { tag: "OTHER" })).rejects.toThrow("UNIQUE");
    await unique.close();
    await backend.remove();
  });
});

test("a memory directory keeps its objects when it is opened again", async () => {
  const directory = (await memoryBackend()).directory();
  await directory.open([device]);
  const { id } = await directory.create(DEVICE, {});
  await directory.open([device]);
  expect(await directory.read(DEVICE, id)).toBeDefined();
});
