import { type ManagedObjectSchema } from "journeyc/analysis";
import { CompletionItemKind } from "vscode-languageserver";
import { described } from "./described.ts";
import type { Proposal } from "./proposal.ts";
import type { Scene } from "./scene.ts";
import { textHere } from "./text-value.ts";

/** An attribute, or a part of one, of the journey's resource. */
export interface Attribute {
  /** `preferences/marketing` */
  readonly path: string;
  readonly schema: ManagedObjectSchema;
  readonly required: boolean;
}

/** Nobody writes paths that are deeper. */
const deepest = 4;

/** The attributes of a resource, each followed by its parts. */
export function* attributesOf(
  schema: ManagedObjectSchema | undefined,
  parts: boolean,
  before = "",
  depth = 1,
): Generator<Attribute> {
  for (const [name, part] of Object.entries(schema?.properties ?? {})) {
    const path = `${before}${name}`;
    yield { path, schema: part, required: schema?.required?.includes(name) ?? false };
    if (parts && depth < deepest) yield* attributesOf(part, parts, `${path}/`, depth + 1);
  }
}

/** The names that fit a setting about attributes. */
export function attributeNames(
  { resource }: Scene,
  kind: "attribute" | "attributePath",
): readonly string[] {
  const all = [...attributesOf(resource?.schema, kind === "attributePath")];
  const names = all.filter(({ schema }) => schema.writeOnly !== true).map(({ path }) => path);
  return names.length === 0 ? ["userName"] : names;
}

function typeText({ type, format }: ManagedObjectSchema): string {
  const types = typeof type === "string" ? [type] : (type ?? ["anything"]);
  return [types.join(" or "), ...(typeof format === "string" ? [format] : [])].join(", ");
}

/** What a schema says of an attribute, in a few words. */
export function attributeDetail({ schema, required }: Attribute): string {
  return [
    typeText(schema),
    ...(schema.writeOnly === true ? ["secret"] : []),
    ...(required ? ["required"] : []),
    ...(schema["unique"] === true ? ["unique"] : []),
  ].join(", ");
}

/** What hover says of an attribute. */
export function describedAttribute({ path }: Attribute, { resource }: Scene) {
  return described(() => resource && { kind: "attribute", resource, path: path.split("/") });
}

/** The attributes of the resource as texts. */
export function attributeProposals(
  scene: Scene,
  kind: "attribute" | "attributePath",
  standard: unknown,
): readonly Proposal[] {
  const { resource } = scene;
  const attributes = [...attributesOf(resource?.schema, kind === "attributePath")];
  return attributes.map((attribute) => ({
    label: attribute.path,
    insert: textHere(attribute.path, scene),
    kind: CompletionItemKind.Field,
    detail: attributeDetail(attribute),
    documentation: describedAttribute(attribute, scene),
    rank: attribute.path === standard ? 0 : 1,
  }));
}
