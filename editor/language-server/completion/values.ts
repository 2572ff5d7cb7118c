import { takesEnvironment } from "journeyc/analysis";
import type { SettingSchema } from "@journeyc/grammar/manifest";
import type { ValueStep } from "../cursor/place.ts";
import { attributeProposals } from "./attributes.ts";
import { environmentValues } from "./environment-names.ts";
import { literalProposals, truthValues } from "./literals.ts";
import { amTypeProposals, objectTypeProposals } from "./named-texts.ts";
import { scriptProposals } from "./paths.ts";
import type { Proposal } from "./proposal.ts";
import { filterProposals } from "./query-filters.ts";
import { isAtCursor, type Scene } from "./scene.ts";
import { symbolProposals } from "./symbols.ts";
import { schemaAt, valueAt } from "./value-place.ts";

/** What may stand at a place inside of a setting's value. */
export function valueProposals(
  scene: Scene,
  setting: string,
  path: readonly ValueStep[],
): readonly Proposal[] {
  const schema = schemaAt(scene, setting, path);
  if (schema === undefined)
    return scene.body?.heading.opaque === true ? anything(setting, scene) : [];
  const proposals = [...named(schema, setting, scene), ...literalProposals(setting, schema, scene)];
  const given = givenItems(scene, setting, path);
  const fresh = proposals.filter(({ label }) => !given.has(label));
  if (scene.place.quoted) return fresh;
  return [...fresh, ...fromEnvironment(schema, setting, scene), ...inList(schema, setting, scene)];
}

/** Names of things that are declared somewhere. */
function named(schema: SettingSchema, setting: string, scene: Scene): readonly Proposal[] {
  const { quoted } = scene.place;
  switch (schema.kind) {
    case "attribute":
    case "attributePath":
      return attributeProposals(scene, schema.kind, schema.default);
    case "queryFilter":
      return filterProposals(scene);
    case "objectType":
      return objectTypeProposals(scene, schema);
    case "script":
      return scriptProposals(scene);
    case "journey":
      return quoted ? [] : symbolProposals(scene, "Journey");
    case "connector":
      return quoted ? [] : symbolProposals(scene, "Connector");
    case "resource":
      return quoted
        ? []
        : symbolProposals(scene, "Resource").map((one) => ({
            ...one,
            preselect: one.label === scene.resource?.name,
          }));
    default:
      return amTypeProposals(scene, setting);
  }
}

function fromEnvironment(
  schema: SettingSchema,
  setting: string,
  scene: Scene,
): readonly Proposal[] {
  if (schema.kind === "secret") return environmentValues(scene, "secret", setting, 0);
  if (!takesEnvironment(schema)) return [];
  const isConnector = scene.place.body?.kind === "connector";
  return environmentValues(scene, "env", setting, isConnector ? 0 : 6);
}

/** The items of a list, each in brackets, where the list has not been opened. */
function inList(schema: SettingSchema, setting: string, scene: Scene): readonly Proposal[] {
  if (schema.type !== "array" || schema.items === undefined) return [];
  return named(schema.items, setting, scene).map((one) => ({
    ...one,
    insert: `[${one.insert}]`,
    rank: 3 + (one.rank ?? 0),
  }));
}

/** The texts of a list that are given already, apart from the one that is being written. */
function givenItems(
  scene: Scene,
  setting: string,
  path: readonly ValueStep[],
): ReadonlySet<string> {
  if (typeof path.at(-1) !== "number") return new Set();
  const list = valueAt(scene, setting, path.slice(0, -1));
  const items = list?.kind === "List" ? list.items : [];
  return new Set(
    items.flatMap((item) =>
      item.kind === "String" && !isAtCursor(item.span, scene.place) ? item.value : [],
    ),
  );
}

/** In a node that only AM knows, anything may stand. */
function anything(setting: string, scene: Scene): readonly Proposal[] {
  if (scene.place.quoted) return [];
  const symbols = (["Journey", "Connector", "Resource"] as const).flatMap((kind) =>
    symbolProposals(scene, kind),
  );
  return [...truthValues(undefined), ...symbols, ...environmentValues(scene, "env", setting, 6)];
}
