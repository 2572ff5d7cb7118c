import type { Journey } from "../../2-bind/model.ts";
import { type Diagnostic, type Label, report } from "../../diagnostics/diagnostic.ts";
import { nodeWithoutSettings } from "../errors/node-without-settings.ts";
import { scriptMissing } from "../errors/script-missing.ts";
import { secretWithheld } from "../errors/secret-withheld.ts";
import { settingKeptAside } from "../errors/setting-kept-aside.ts";
import { unknownAmType } from "../errors/unknown-am-type.ts";
import { own, textAt } from "../json.ts";
import type { JourneyText } from "../to-text/journey.ts";
import { memberName } from "../to-text/names.ts";
import { isWithheld, unknownSettings } from "../to-text/settings.ts";
import type { SourceMember } from "../to-text/source.ts";
import type { ScriptFile } from "./script-files.ts";

interface Named {
  readonly name: string;
  readonly member: SourceMember;
  readonly place: Label;
}

/** The nodes and members of a journey with their places in its text. */
function namedParts({ order, nodes, names }: JourneyText, journey: Journey): readonly Named[] {
  const placeOf = (node: string, member?: string): Label => {
    const bound = journey.nodes.get(node);
    const inner = bound?.members.find(({ name }) => name === member);
    const { span } = (inner ?? bound ?? journey).declaration.name;
    return { file: journey.file, span };
  };
  return order.flatMap((id) => {
    const node = nodes.get(id);
    const name = names.nodes.get(id);
    if (node === undefined || name === undefined) return [];
    const members = node.members.map((member, index) => {
      const inner = memberName(names, id, index);
      return { name: `${name}.${inner}`, member, place: placeOf(name, inner) };
    });
    return [{ name, member: node, place: placeOf(name) }, ...members];
  });
}

function keptAside({ name, member, place }: Named): readonly Diagnostic[] {
  const { manifest, settings } = member;
  if (manifest === undefined || settings === undefined) return [];
  const known = member.amType === "PageNode" ? ["nodes"] : [];
  const unknown = unknownSettings(settings, manifest.settings, known);
  if (unknown.length === 0) return [];
  const hints = ["A later version of the node may have them; they go back as they came."];
  return [report(settingKeptAside, { node: name, settings: unknown }, place, { hints })];
}

function unknownTypes(parts: readonly Named[]): readonly Diagnostic[] {
  const unknown = parts.filter(({ member }) => member.manifest === undefined);
  return [...Map.groupBy(unknown, ({ member }) => member.amType)].flatMap(([type, group]) => {
    const [first, ...others] = group;
    if (first === undefined) return [];
    const details = {
      related: others.slice(0, 3).map(({ place }) => place),
      hints: [
        "Fetch its schema from AM (`…/authenticationtrees/nodes/<type>?_action=schema`) and run `journeyc catalog import`.",
      ],
    };
    return [
      report(unknownAmType, { type, nodes: group.map(({ name }) => name) }, first.place, details),
    ];
  });
}

function withoutSettings(parts: readonly Named[]): readonly Diagnostic[] {
  const bare = parts.filter(({ member }) => member.settings === undefined);
  const [first] = bare;
  if (first === undefined) return [];
  const hints = ["Export the journey again, with the settings of its nodes."];
  const nodes = bare.map(({ name }) => name);
  return [report(nodeWithoutSettings, { nodes }, first.place, { hints })];
}

/** The scripts that settings name by ids which the source has no script for. */
function missingScriptsOf(
  { member }: Named,
  scripts: ReadonlyMap<string, ScriptFile>,
): readonly string[] {
  const schemas = Object.entries(member.manifest?.settings.properties ?? {});
  return schemas.flatMap(([key, { kind }]) => {
    const script = kind === "script" ? textAt(member.settings ?? {}, key) : undefined;
    const isMissing = script !== undefined && isScriptId(script) && !scripts.has(script);
    return isMissing ? [script] : [];
  });
}

/** AM's way of saying that there is none is `[Empty]`. */
function isScriptId(text: string): boolean {
  return /^[0-9a-f-]{36}$/i.test(text);
}

function missingScripts(
  parts: readonly Named[],
  scripts: ReadonlyMap<string, ScriptFile>,
): readonly Diagnostic[] {
  const naming = parts.filter((part) => missingScriptsOf(part, scripts).length > 0);
  const [first, ...others] = naming;
  if (first === undefined) return [];
  const missing = new Set(naming.flatMap((part) => missingScriptsOf(part, scripts)));
  const parameters = { count: missing.size, nodes: naming.map(({ name }) => name) };
  const details = {
    related: others.slice(0, 3).map(({ place }) => place),
    hints: [
      "Export the journey with its dependencies (`frodo journey export` without `--no-deps`).",
    ],
  };
  return [report(scriptMissing, parameters, first.place, details)];
}

function withheldSecrets({ name, member, place }: Named): readonly Diagnostic[] {
  const { manifest, settings } = member;
  if (manifest === undefined || settings === undefined) return [];
  const { properties, required } = manifest.settings;
  return Object.entries(properties).flatMap(([key, schema]) => {
    if (!isWithheld(own(settings, key), schema, required.includes(key))) return [];
    const hints = ["An export leaves it out again, so that the tenant keeps its own."];
    return [report(secretWithheld, { node: name, setting: key }, place, { hints })];
  });
}

/** What whoever imports a journey should know of it, beside what the checker finds. */
export function noticesOf(
  text: JourneyText,
  journey: Journey,
  scripts: ReadonlyMap<string, ScriptFile>,
): readonly Diagnostic[] {
  const parts = namedParts(text, journey);
  return [
    ...unknownTypes(parts),
    ...withoutSettings(parts),
    ...parts.flatMap(keptAside),
    ...parts.flatMap(withheldSecrets),
    ...missingScripts(parts, scripts),
  ];
}
