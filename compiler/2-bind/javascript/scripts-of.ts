import type { StringLiteral } from "../../1-syntax/ast.ts";
import type { Member, Node, Program } from "../model.ts";
import { readJavaScript, type JavaScriptFacts } from "./read-javascript.ts";

/** A script of AM's that a node names, and what can be said of it. */
export interface NamedJavaScript {
  readonly literal: StringLiteral;
  readonly text: string;
  readonly facts: JavaScriptFacts;
}

/** The scripts in JavaScript that decide for a node, or for a member of a page, and that it names by their files. */
export function javaScriptsOf(
  part: Node | Member,
  scripts: Program["scripts"],
): readonly NamedJavaScript[] {
  const properties = part.manifest?.settings.properties ?? {};
  return part.declaration.settings.flatMap(({ key, value }) => {
    const schema = Object.hasOwn(properties, key.text) ? properties[key.text] : undefined;
    const decides = schema?.kind === "script" && schema.transforms !== true;
    if (!decides || value.kind !== "String" || !value.value.endsWith(".js")) return [];
    const file = scripts.get(value);
    return file ? [{ literal: value, text: file.text, facts: readJavaScript(file.text) }] : [];
  });
}
