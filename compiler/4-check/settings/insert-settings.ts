import type { TextEdit } from "../../diagnostics/diagnostic.ts";
import { bodyStart, indentationAt, indentationStep } from "../layout.ts";
import { valueOf, type SettingsOwner } from "./owner.ts";

/** The one value that a missing setting can have here, as it is written; undefined when there is a choice. */
export function certainValue(owner: SettingsOwner, name: string): string | undefined {
  const schema = owner.schema.properties[name];
  const symbols = [...owner.file.scope.values()];
  switch (schema?.kind) {
    case "resource":
      return owner.journey?.resource?.name;
    case "connector": {
      const connectors = symbols.filter((symbol) => symbol.kind === "connector");
      return connectors.length === 1 ? connectors[0]?.name : undefined;
    }
    case "objectType":
      return certainObjectType(owner, schema.connectorSetting);
    default:
      return undefined;
  }
}

function certainObjectType(owner: SettingsOwner, setting: string | undefined): string | undefined {
  const given = setting === undefined ? undefined : valueOf(owner, setting);
  const name = given?.kind === "Reference" ? given.name.text : certainValue(owner, setting ?? "");
  const connector = name === undefined ? undefined : owner.file.scope.get(name);
  if (connector?.kind !== "connector") return undefined;
  const [only, another] = connector.manifest?.objectTypes ?? [];
  return only !== undefined && another === undefined ? JSON.stringify(only) : undefined;
}

/** Adds settings behind the last one, or at the top of the body. Undefined when the owner has no body. */
export function insertSettings(
  owner: SettingsOwner,
  settings: readonly { readonly name: string; readonly value: string }[],
): TextEdit | undefined {
  const { path: file, text } = owner.file.source;
  const indentation = indentationAt(text, owner.name.span.start) + indentationStep;
  const lines = settings.map(({ name, value }) => `\n${indentation}${name}: ${value}`).join("");
  const last = [...owner.settings.values()].at(-1);
  if (last !== undefined) {
    const { end } = last.span;
    return { file, span: { start: end, end }, newText: lines };
  }
  const head = /^[^\n{]*/.exec(text.slice(owner.name.span.end, owner.name.span.end + 300));
  const start = bodyStart(text, owner.name.span.end + (head?.[0].length ?? 0));
  if (start === undefined) return undefined;
  return { file, span: { start, end: start }, newText: `${lines}\n` };
}
