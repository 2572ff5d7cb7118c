import { environmentName, leastNumber, quoted, usualDurations } from "journeyc/analysis";
import type { SettingSchema } from "@journeyc/grammar/manifest";
import { attributeNames } from "./attributes.ts";
import { literalOf } from "./setting-detail.ts";
import type { Scene } from "./scene.ts";
import { choice, type Snippet, snippet, stop } from "./snippet.ts";

/** The value of a setting to fill in. */
export function valueSnippet(name: string, schema: SettingSchema, scene: Scene): Snippet {
  return ofKind(name, schema, scene) ?? ofType(name, schema, scene);
}

function ofKind(name: string, schema: SettingSchema, scene: Scene): Snippet | undefined {
  switch (schema.kind) {
    case "secret":
      return snippet`secret.${stop(environmentName(name))}`;
    case "localized":
      return snippet`{ en: "${stop()}" }`;
    case "duration":
      return [choice(durationsOf(schema))];
    case "journey":
    case "connector":
      return [choice(symbolsOf(schema.kind, scene))];
    case "resource":
      return [
        choice(scene.resource === undefined ? symbolsOf("resource", scene) : [scene.resource.name]),
      ];
    case "attribute":
    case "attributePath":
      return snippet`"${choice(otherFirst(schema.default, attributeNames(scene, schema.kind)))}"`;
    case "queryFilter":
      return snippet`"/${choice(attributeNames(scene, "attributePath"))} ${stop("pr")}"`;
    case "objectType":
      return snippet`"${choice(objectTypes(scene))}"`;
    case "script":
      return snippet`"${stop("./scripts/")}"`;
    default:
      return undefined;
  }
}

function ofType(name: string, schema: SettingSchema, scene: Scene): Snippet {
  const { enum: choices, default: standard } = schema;
  if (choices !== undefined) return snippet`"${choice(otherFirst(standard, choices))}"`;
  switch (schema.type) {
    case "boolean":
      return [choice(standard === true ? ["false", "true"] : ["true", "false"])];
    case "integer":
    case "number":
      return [stop(literalOf(standard ?? leastNumber(schema)))];
    case "array":
      return schema.items === undefined
        ? snippet`[${stop()}]`
        : snippet`[${valueSnippet(name, schema.items, scene)}]`;
    case "object":
      return snippet`{ ${stop()} }`;
    case "string":
      if (isForConnector(scene)) return snippet`env.${stop(environmentName(name))}`;
      return snippet`"${stop(typeof standard === "string" ? standard : "")}"`;
  }
}

/** What connectors are told differs from one environment to the next. */
function isForConnector({ place: { body, wanted } }: Scene): boolean {
  return body === undefined
    ? wanted.kind === "connectorKind" || wanted.kind === "declaration"
    : body.kind === "connector";
}

/** Whoever writes a setting wants another value than the one that it has anyway. */
function otherFirst(standard: unknown, names: readonly string[]): readonly string[] {
  return [...names.filter((one) => one !== standard), ...names];
}

export function durationsOf({ unit, default: standard }: SettingSchema): readonly string[] {
  const usual = usualDurations[unit ?? "milliseconds"];
  return standard === undefined ? usual : [...usual, literalOf(standard)];
}

function symbolsOf(kind: "journey" | "connector" | "resource", scene: Scene): readonly string[] {
  const own = scene.journey?.name.text;
  return [...scene.file.scope.values()].flatMap((symbol) =>
    symbol.kind === kind && symbol.name !== own ? symbol.name : [],
  );
}

function objectTypes({ program, file }: Scene): readonly string[] {
  const declared = [...file.scope.values()].filter((symbol) => symbol.kind === "connector");
  const manifests = declared.flatMap(({ manifest }) => manifest ?? []);
  const known = manifests.length > 0 ? manifests : [...program.catalogue.connectors.values()];
  return known.flatMap(({ objectTypes: types }) => types.map((type) => quoted(type).slice(1, -1)));
}
