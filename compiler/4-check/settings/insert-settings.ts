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

/**
 * Adds settings behind the last one, or at the top of the body, which is made where there is none. Undefined when the
 * owner's text is not as it should be.
 */
export function insertSettings(
  owner: SettingsOwner,
  settings: readonly { readonly name: string; readonly value: string }[],
): TextEdit | undefined {
  const { path: file, text } = owner.file.source;
  const outer = indentationAt(text, owner.name.span.start);
  const indentation = outer + indentationStep;
  const lines = settings.map(({ name, value }) => `\n${indentation}${name}: ${value}`).join("");
  const last = [...owner.settings.values()].at(-1);
  if (last !== undefined) {
    const { end } = last.span;
    return { file, span: { start: end, end }, newText: lines };
  }
  const [head = ""] =
    /^[^\r\n{}]*/.exec(text.slice(owner.name.span.end, owner.name.span.end + 300)) ?? [];
  const headEnd = owner.name.span.end + head.length;
  const start = bodyStart(text, headEnd);
  if (start !== undefined) return { file, span: { start, end: start }, newText: `${lines}\n` };
  // `node x: T -> y`, or a member of a page.
  const short = /^(\s*("[^"\\]*"\s*)?:\s*\w+)\s*(->\s*\w+)?\s*$/.exec(head);
  if (short === null) return undefined;
  const [, named = "", , arrow] = short;
  const wiring = arrow === undefined ? "" : `\n\n${indentation}${arrow}`;
  const span = {
    start: owner.name.span.end + named.length,
    end: owner.name.span.end + head.trimEnd().length,
  };
  return { file, span, newText: ` {${lines}${wiring}\n${outer}}` };
}
