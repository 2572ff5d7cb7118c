import type { SettingSchema } from "@journeyc/grammar/manifest";
import type { StringLiteral } from "../1-syntax/ast.ts";
import type { BoundFile, Member, Node, Program } from "../2-bind/model.ts";
import { isTypeScript, type ScriptSignature } from "../2-bind/script-reader.ts";
import { isScriptPath } from "../2-bind/scripts.ts";
import { report, type Diagnostic } from "../diagnostics/diagnostic.ts";
import {
  scriptOfOtherLanguage,
  scriptOnlyInAm,
  scriptTypesUnknown,
} from "./errors/script-cannot-run.ts";
import { camelCase, isReserved } from "./export-names.ts";
import type { Literal, Presence, Script, ScriptImport } from "./ir.ts";

/** The scripts of a program that stand in files. */
export type Scripts = Program["scripts"];

/** What errors and logs call it: the path without `./`. */
function nameOf(path: string): string {
  return path.replace(/^\.\//, "");
}

function presence(maybe: boolean): Presence {
  return maybe ? "maybe" : "always";
}

/** How a module calls the function: as its file does, or after the file. */
function localName({ name }: ScriptSignature, path: string): string {
  if (name !== "default" && !isReserved(name) && /^[A-Za-z_$][\w$]*$/.test(name)) return name;
  const base = path.slice(path.lastIndexOf("/") + 1).replace(/\.[mc]?ts$/, "");
  const camel = camelCase(base);
  return isReserved(camel) ? `${camel}Script` : camel;
}

function importOf(path: string, signature: ScriptSignature): ScriptImport {
  return { path, exported: signature.exported, local: localName(signature, path) };
}

/** The value of a setting that names a script; `unrunnableScripts` has found nothing. */
export function lowerScript(
  literal: StringLiteral,
  { transforms }: SettingSchema,
  scripts: Scripts,
): Script | Literal {
  const { value: path, span } = literal;
  if (transforms && !isScriptPath(path)) return { kind: "literal", value: path, span };
  const file = scripts.get(literal);
  if (file?.signature === undefined)
    return { kind: "sandboxed", name: nameOf(path), text: file?.text ?? "", span };
  const { signature } = file;
  if (transforms)
    return { kind: "function", script: importOf(path, signature), name: nameOf(path), span };
  const { reads, writes, outcomes = [] } = signature;
  return {
    kind: "typed",
    script: importOf(path, signature),
    name: nameOf(path),
    reads: reads.map(({ key, required }) => ({ key, presence: presence(!required) })),
    outcomes: outcomes.map((outcome) => ({
      name: outcome,
      writes: writes
        .filter((write) => write.outcome === outcome)
        .map(({ key, maybe }) => ({ key, presence: presence(maybe) })),
    })),
    span,
  };
}

function partsOf(file: BoundFile): readonly (Node | Member)[] {
  const nodes = file.journeys.flatMap((journey) => [...journey.nodes.values()]);
  return nodes.flatMap((node) => [node, ...node.members]);
}

interface NamedScript {
  readonly part: Node | Member;
  readonly literal: StringLiteral;
  readonly schema: SettingSchema;
}

/** The texts that name scripts in the settings of a file's nodes, each with its node. */
function named(file: BoundFile): readonly NamedScript[] {
  return partsOf(file).flatMap((part) =>
    part.declaration.settings.flatMap(({ key, value }) => {
      const properties = part.manifest?.settings.properties ?? {};
      const schema = Object.hasOwn(properties, key.text) ? properties[key.text] : undefined;
      return schema?.kind === "script" && value.kind === "String"
        ? [{ part, literal: value, schema }]
        : [];
    }),
  );
}

/** The functions that a file's module imports, each once. */
export function scriptImportsOf(file: BoundFile, scripts: Scripts): readonly ScriptImport[] {
  const found = new Map<string, ScriptImport>();
  for (const { literal } of named(file)) {
    const signature = scripts.get(literal)?.signature;
    if (signature !== undefined && !found.has(literal.value))
      found.set(literal.value, importOf(literal.value, signature));
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** One error per setting whose script the runtime could not run. */
export function unrunnableScripts(file: BoundFile, scripts: Scripts): readonly Diagnostic[] {
  return named(file).flatMap(({ part: { name: node }, literal, schema: { transforms } }) => {
    const { value: script, span } = literal;
    const place = { file: file.source.path, span };
    const parameters = { node, script };
    if (!isScriptPath(script)) {
      if (transforms) return [];
      const hints = [
        'Put the script\'s file beside the journey and name it by its path: `"./scripts/decide.js"`, or one in TypeScript.',
      ];
      return [report(scriptOnlyInAm, parameters, place, { hints })];
    }
    if (isTypeScript(script)) {
      const signature = scripts.get(literal)?.signature;
      if (transforms ? signature : signature?.outcomes) return [];
      const hints = ["Compile it with `journeyc compile`, or by the plugin for bundlers."];
      return [report(scriptTypesUnknown, parameters, place, { hints })];
    }
    if (script.endsWith(".js") && !transforms) return [];
    const hints = transforms
      ? ["Write it in TypeScript (`.ts`), or leave it out: then the usual way is taken."]
      : ["Write it in JavaScript (`.js`) or in TypeScript (`.ts`)."];
    const languages = transforms ? "TypeScript" : "JavaScript or TypeScript";
    return [report(scriptOfOtherLanguage, { ...parameters, languages }, place, { hints })];
  });
}
