import { requiredAttributesPresent } from "@journeyc/runtime/nodes/required-attributes-present";
import { beforeEach, describe, expect, test } from "vitest";
import { DirectoryUnavailable } from "../../../runtime/directory/directory.ts";
import { defineResource } from "../../../runtime/machine/journey.ts";
import { failingDirectory } from "./support/failing-directory.ts";
import { expectError, outcome } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";
import { ada, adasPassword, resource } from "./support/schema.ts";

const settings = { identityResource: resource.name };
let bench: Bench;

beforeEach(async () => {
  bench = await Bench.open();
});

async function identify(attributes: Readonly<Record<string, string>>): Promise<void> {
  bench.shared.set("_id", (await bench.directory.create(resource.name, attributes)).id);
}

describe("true", () => {
  test("everything was collected, in whatever scope", async () => {
    bench.shared.set("objectAttributes", { userName: "ada" });
    bench.transient.set("objectAttributes", { sn: "" });
    bench.secure.set("objectAttributes", { mail: "ada@example.com" });
    expect(await bench.run(requiredAttributesPresent, settings)).toEqual(outcome("true"));
  });

  // The seed wins over AM's source here: see the use case, "Where sources disagree".
  test("the identified user's object has what was not collected", async () => {
    await identify(ada);
    bench.shared.set("objectAttributes", { userName: "ada@example.com" });
    expect(await bench.run(requiredAttributesPresent, settings)).toEqual(outcome("true"));
  });

  test("the schema requires nothing", async () => {
    bench.resource = defineResource(resource.name, { type: "object" });
    expect(await bench.run(requiredAttributesPresent, settings)).toEqual(outcome("true"));
  });
});

describe("false", () => {
  test.each([
    ["nothing was collected", {}],
    ["one is missing", { userName: "ada", sn: "Lovelace" }],
    ["one is null", { userName: "ada", sn: "Lovelace", mail: null }],
  ])("%s, and nobody is identified", async (_, attributes) => {
    bench.shared.set("objectAttributes", attributes);
    expect(await bench.run(requiredAttributesPresent, settings)).toEqual(outcome("false"));
  });

  test.each(["00000000-0000-4000-8000-000000000000", "", { id: 1 }, null])(
    "the id %o names no object",
    async (id) => {
      bench.shared.set("_id", id);
      expect(await bench.run(requiredAttributesPresent, settings)).toEqual(outcome("false"));
    },
  );
});

describe("a required password", () => {
  const strict = defineResource(resource.name, {
    ...resource.schema,
    required: ["userName", "password"],
  });

  test("is present when the object has one", async () => {
    await identify({ ...ada, password: adasPassword });
    bench.resource = strict;
    expect(await bench.run(requiredAttributesPresent, settings)).toEqual(outcome("true"));
  });

  test("is absent when it has none", async () => {
    await identify(ada);
    bench.resource = strict;
    expect(await bench.run(requiredAttributesPresent, settings)).toEqual(outcome("false"));
  });
});

describe("errors", () => {
  test("another resource than the journey's", async () => {
    await expectError(
      bench.run(requiredAttributesPresent, { identityResource: "managed/user" }),
      "node-resource-mismatch",
    );
  });

  test("no resource", async () => {
    bench.resource = undefined;
    await expectError(bench.run(requiredAttributesPresent, settings), "node-resource-missing");
  });

  test("the directory cannot be used", async () => {
    await identify(ada);
    bench.directory = failingDirectory(bench.directory, "read", new DirectoryUnavailable("down"));
    await expectError(bench.run(requiredAttributesPresent, settings), "directory-unavailable");
  });
});
