import { nodeEntries, nodeEntry, nodeManifest } from "@journeyc/runtime/catalogue";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import type { NodeType } from "../../../runtime/machine/node-type.ts";

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
};

test("the catalogue holds the node types of the use case and of ProgressiveProfile, by their names in AM", () => {
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

describe.each(nodeEntries.map((entry) => [entry.manifest.type, entry] as const))(
  "%s",
  (_, entry) => {
    const { manifest } = entry;
    const { properties, required } = manifest.settings;
    const ajv = new Ajv2020({ strict: true, allErrors: true, strictRequired: false });
    ajv.addVocabulary(["kind", "connectorSetting", "unit"]);

    test("the catalogue has what the module has", async () => {
      const module: Record<string, NodeType> = await import(
        `../../../runtime/nodes/${entry.module}.ts`
      );
      expect(module[entry.export]?.manifest).toEqual(manifest);
    });

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

    test("what it says about settings in state keys, outcomes and kinds names settings that exist", () => {
      const { reads, writes, identity } = manifest.effects;
      const keys = [
        ...reads.flatMap(({ key, orElse }) => [key, ...(orElse ?? [])]),
        ...writes.map(({ key }) => key),
        ...identity.map(({ key }) => key),
      ];
      const named = keys.flatMap((key) =>
        [...key.matchAll(/\$\{(.*?)\}/g)].map(([, name]) => name ?? ""),
      );
      const connectors = Object.values(properties).flatMap(
        ({ connectorSetting }) => connectorSetting ?? [],
      );
      for (const name of [...named, ...connectors]) expect(Object.keys(properties)).toContain(name);
    });

    test("its effects name outcomes that it has, and its optional outcomes fold into one", () => {
      const list = manifest.outcomes.from === "fixed" ? manifest.outcomes.list : [];
      const names = list.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      expect(new Set(list.map(({ id }) => id)).size).toBe(names.length);
      for (const { name, description, optional, when } of list) {
        expect(name).toMatch(/^[a-z][A-Za-z]*$/);
        expect(description).toMatch(/\.$/);
        if (optional) expect([...names, "error"]).toContain(optional.foldsInto);
        if (when) expect(properties[when.setting]?.type).toBe(typeof when.equals);
      }
      for (const { outcome } of manifest.effects.identity) expect(names).toContain(outcome);
      for (const { outcomes } of manifest.effects.writes) {
        for (const outcome of outcomes ?? []) expect(names).toContain(outcome);
      }
    });

    test("no outcome that may be left unwired proves anything", () => {
      const list = manifest.outcomes.from === "fixed" ? manifest.outcomes.list : [];
      const optional = new Set(list.filter((outcome) => outcome.optional).map(({ name }) => name));
      const proving = manifest.effects.identity.filter(
        ({ effect }) => effect === "proves" || effect === "establishes",
      );
      expect(proving.filter(({ outcome }) => optional.has(outcome))).toEqual([]);
    });
  },
);
