import type { NodeManifest, OutcomeManifest } from "@journeyc/grammar/manifest";
import {
  describedManifests,
  nodeEntries,
  nodeEntry,
  nodeManifest,
} from "@journeyc/runtime/catalogue";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import type { NodeType } from "../../../runtime/machine/node-type.ts";

const all = [...nodeEntries.map(({ manifest }) => manifest), ...describedManifests];

const amTypes = {
  Page: "PageNode",
  PlatformUsername: "ValidatedUsernameNode",
  PlatformPassword: "ValidatedPasswordNode",
  DataStoreDecision: "DataStoreDecisionNode",
  PassthroughAuthentication: "PassthroughAuthenticationNode",
  IdentifyExistingUser: "IdentifyExistingUserNode",
  RequiredAttributesPresent: "RequiredAttributesDecisionNode",
  PatchObject: "PatchObjectNode",
  IncrementLoginCount: "IncrementLoginCountNode",
  InnerTreeEvaluator: "InnerTreeEvaluatorNode",
  LoginCountDecision: "LoginCountDecisionNode",
  QueryFilterDecision: "QueryFilterDecisionNode",
  AttributeCollector: "AttributeCollectorNode",
  ChoiceCollector: "ChoiceCollectorNode",
  MessageNode: "MessageNode",
  RetryLimitDecision: "RetryLimitDecisionNode",
  StateMetadata: "MetadataNode",
  PollingWait: "PollingWaitNode",
  AcceptTermsAndConditions: "AcceptTermsAndConditionsNode",
  TermsAndConditionsDecision: "TermsAndConditionsDecisionNode",
  ConsentCollector: "ConsentNode",
  KBADefinition: "KbaCreateNode",
  KBADecision: "KbaDecisionNode",
  KBAVerification: "KbaVerifyNode",
  Debug: "DebugNode",
};

test("the catalogue holds the node types that run, by their names in AM", () => {
  const found = Object.fromEntries(
    nodeEntries.map(({ manifest }) => [manifest.type, manifest.amType]),
  );
  expect(found).toMatchObject(amTypes);
  expect(nodeManifest("DataStoreDecision")?.displayName).toBe("Data Store Decision");
  expect(nodeEntry("DataStoreDecision")).toMatchObject({
    module: "data-store-decision",
    export: "dataStoreDecision",
  });
  expect(nodeManifest("constructor")).toBeUndefined();
});

test("loading the catalogue loads no node's code", async () => {
  // Its sources import types only, each other and nothing else.
  const { readFile, readdir } = await import("node:fs/promises");
  const folder = new URL("../../../runtime/catalogue/", import.meta.url);
  for (const file of await readdir(folder)) {
    const imports = [
      ...(await readFile(new URL(file, folder), "utf8")).matchAll(
        /^(?:import|export) .*from "(.*)"/gm,
      ),
    ];
    const loaded = imports
      .filter(([line]) => !/^(?:import|export) type /.test(line))
      .map(([, from]) => from ?? "");
    expect(loaded.filter((from) => !from.startsWith("./"))).toEqual([]);
  }
});

test.each(nodeEntries.map((entry) => [entry.manifest.type, entry] as const))(
  "the catalogue has what the module of %s has",
  async (_, entry) => {
    const module: Record<string, NodeType> = await import(
      `../../../runtime/nodes/${entry.module}.ts`
    );
    expect(module[entry.export]?.manifest).toEqual(entry.manifest);
  },
);

test("no two node types share a name, be it ours or AM's", () => {
  const types = all.map(({ type }) => type);
  const amTypes = all.map(({ amType }) => amType);
  expect(new Set(types).size).toBe(types.length);
  expect(new Set(amTypes).size).toBe(amTypes.length);
});

/** The outcomes that a manifest lists itself. */
function listed({ outcomes }: NodeManifest): readonly OutcomeManifest[] {
  return "list" in outcomes ? outcomes.list : [];
}

describe.each(all.map((manifest) => [manifest.type, manifest] as const))("%s", (_, manifest) => {
  const { properties, required } = manifest.settings;
  const names = listed(manifest).map(({ name }) => name);
  const ajv = new Ajv2020({ strict: true, allErrors: true, strictRequired: false });
  ajv.addVocabulary(["kind", "connectorSetting", "unit", "transforms", "beyondAm"]);

  test("its settings are a closed JSON Schema", () => {
    expect(() => ajv.compile(manifest.settings)).not.toThrow();
    expect(manifest.settings.additionalProperties).toBe(false);
  });

  test("each setting is documented; each default is valid, and what has one is not required", () => {
    for (const [name, schema] of Object.entries(properties)) {
      expect(schema.description).toMatch(/\.$/);
      if (schema.default !== undefined) {
        expect(required).not.toContain(name);
        expect(ajv.validate(schema, schema.default)).toBe(true);
      }
    }
    for (const name of required) expect(Object.keys(properties)).toContain(name);
  });

  test("what it says about settings in state keys, conditions, outcomes and kinds names settings that exist", () => {
    const { reads, writes, identity, delivers, limit } = manifest.effects;
    const keys = [
      ...reads.flatMap(({ key, orElse, except }) => [key, ...(orElse ?? []), ...(except ?? [])]),
      ...writes.map(({ key }) => key),
      ...identity.map(({ key }) => key),
      ...(delivers ? [delivers.key, delivers.to] : []),
    ];
    const named = keys.flatMap((key) =>
      [...key.matchAll(/\$\{(.*?)(?:\.\*)?\}/g)].map(([, name]) => name ?? ""),
    );
    const conditions = [
      ...reads,
      ...writes,
      ...identity,
      ...listed(manifest),
      ...(limit ? [limit] : []),
    ];
    for (const when of conditions.flatMap((one) => one.when ?? [])) {
      if ("equals" in when) {
        expect(properties[when.setting]?.type).toBe(typeof when.equals);
      } else expect(properties[when.setting]?.type).toBe("integer");
    }
    const { outcomes } = manifest;
    if (outcomes.from === "setting") expect(properties[outcomes.setting]?.type).toBe("array");
    if (outcomes.from === "nodeType") expect(properties[outcomes.setting]?.type).toBe("string");
    const connectors = Object.values(properties).flatMap(
      ({ connectorSetting }) => connectorSetting ?? [],
    );
    for (const name of [...named, ...connectors]) expect(Object.keys(properties)).toContain(name);
  });

  test("its effects name outcomes that it has, and its optional outcomes fold into one", () => {
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(listed(manifest).map(({ id }) => id)).size).toBe(names.length);
    for (const { name, description, optional } of listed(manifest)) {
      expect(name).toMatch(/^[a-z][A-Za-z0-9]*$/);
      expect(description).toMatch(/\.$/);
      if (optional) expect([...names, "error"]).toContain(optional.foldsInto);
    }
    const { reads, writes, identity, guess, limit, tells } = manifest.effects;
    const used = [
      ...identity.map(({ outcome }) => outcome),
      ...reads.flatMap(({ missing }) => missing ?? []),
      ...writes.flatMap(({ outcomes }) => outcomes ?? []),
      ...(guess?.wrong ?? []),
      ...(limit?.outcomes ?? []),
      ...(tells ?? []),
    ];
    for (const outcome of used) expect(names).toContain(outcome);
  });

  test("what is sent is read or made, and whom it is sent to is read", () => {
    const { reads, writes, delivers } = manifest.effects;
    const keys = [
      ...reads.flatMap(({ key, orElse }) => [key, ...(orElse ?? [])]),
      ...writes.map(({ key }) => key),
    ];
    if (delivers) expect(keys).toEqual(expect.arrayContaining([delivers.key, delivers.to]));
  });

  test("no outcome proves that says what is wrong, or that may be left unwired", () => {
    const { identity, guess } = manifest.effects;
    const optional = listed(manifest).filter((outcome) => outcome.optional);
    const weak = [...optional.map(({ name }) => name), ...(guess?.wrong ?? [])];
    const proving = identity.filter(
      ({ effect }) => effect === "proves" || effect === "establishes",
    );
    expect(proving.filter(({ outcome }) => weak.includes(outcome))).toEqual([]);
  });
});
