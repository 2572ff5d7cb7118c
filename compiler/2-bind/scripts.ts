import type { NodeManifest, SettingSchema } from "@journeyc/grammar/manifest";
import type { Setting, StringLiteral } from "../1-syntax/ast.ts";
import { report, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { BindContext } from "./context.ts";
import type { Member, Node } from "./model.ts";
import { scriptNotCallable, scriptUnreadable, scriptWithoutFunction } from "./errors/scripts.ts";
import { readFailureText } from "./read-failure.ts";
import { isTypeScript, type ScriptReading, type ScriptSignature } from "./script-reader.ts";

/** True: the path of a file beside the journey. Anything else is the id that AM has for a script. */
export function isScriptPath(text: string): boolean {
  return text.startsWith("./") || text.startsWith("../");
}

/** A script in TypeScript that a node names, with what its types say. */
export interface TypedScript {
  /** The script's file, as the host names it. */
  readonly path: string;
  /** Where the node names it. */
  readonly literal: StringLiteral;
  readonly signature: ScriptSignature;
}

/** A script's file. */
export interface ScriptFile {
  readonly text: string;
  /** Undefined for what is not TypeScript, or where nobody reads it. */
  readonly signature: ScriptSignature | undefined;
}

type Part = Pick<Node | Member, "manifest" | "declaration" | "script">;

/** The setting in which the author lists the outcomes of a node, where it is given. */
export function outcomesSetting({ manifest, declaration }: Part): Setting | undefined {
  const outcomes = manifest?.outcomes;
  if (outcomes?.from !== "setting") return undefined;
  return declaration.settings.find(({ key }) => key.text === outcomes.setting);
}

/** True when the types of its script alone say which outcomes a node has. */
export function isTyped(part: Part): boolean {
  const { script, manifest } = part;
  if (script?.signature.outcomes === undefined || manifest?.outcomes.from !== "setting")
    return false;
  return outcomesSetting(part) === undefined;
}

/** The scripts that settings name as files. */
export class ScriptBinder {
  readonly #context: BindContext;
  readonly #diagnostics: Diagnostic[];
  readonly #found = new Map<StringLiteral, ScriptFile>();

  constructor(context: BindContext, diagnostics: Diagnostic[]) {
    this.#context = context;
    this.#diagnostics = diagnostics;
  }

  /** The scripts that stand in files, by where a setting names them. */
  get found(): ReadonlyMap<StringLiteral, ScriptFile> {
    return this.#found;
  }

  /** Takes a script's file in. Reports one that is not there, or that is none. */
  check(file: string, literal: StringLiteral, { transforms }: SettingSchema): void {
    const { value, span } = literal;
    if (!isScriptPath(value)) return;
    const path = this.#context.resolve(file, value);
    const read = this.#context.readText(path);
    if (!read.ok) {
      const parameters = { path: value, reason: readFailureText(read.failure) };
      const hints = ["The path is relative to this file. The id of a script in AM has no `./`."];
      this.#diagnostics.push(report(scriptUnreadable, parameters, { file, span }, { hints }));
      return;
    }
    const reading = this.#read(path);
    this.#found.set(literal, { text: read.text, signature: reading?.signature });
    if (reading === undefined) return;
    if (reading.signature !== undefined) {
      // What is made of what, `tsc` checks where the module names the function.
      if (!transforms) this.#checkCall(file, literal, path, reading.signature);
      return;
    }
    const parameters = { path: value, functions: reading.functions };
    const hints = ["The script is the function that the file exports by default, or the only one."];
    this.#diagnostics.push(report(scriptWithoutFunction, parameters, { file, span }, { hints }));
  }

  /** The script that decides for a node, where it is one whose types can be read. */
  of(file: string, manifest: NodeManifest, settings: readonly Setting[]): TypedScript | undefined {
    for (const { key, value } of settings) {
      const { properties } = manifest.settings;
      const schema = Object.hasOwn(properties, key.text) ? properties[key.text] : undefined;
      if (schema?.kind !== "script" || schema.transforms === true) continue;
      if (value.kind !== "String" || !isScriptPath(value.value)) continue;
      const path = this.#context.resolve(file, value.value);
      const signature = this.#context.readText(path).ok ? this.#read(path)?.signature : undefined;
      if (signature !== undefined) return { path, literal: value, signature };
    }
    return undefined;
  }

  /** Reports a function that the runtime cannot call, or whose result it could do nothing with. */
  #checkCall(
    file: string,
    { value, span }: StringLiteral,
    path: string,
    of: ScriptSignature,
  ): void {
    const { fault, name } = of;
    if (fault === undefined) return;
    this.#diagnostics.push(
      report(
        scriptNotCallable,
        { path: value, name, fault },
        { file, span },
        {
          related: [{ file: path, span: of.span, text: "this function" }],
          hints: [
            "A script takes one `ScriptContext<{ … }>` and returns outcomes, `take(…)` or `ask(…)`, from `@journeyc/runtime/scripts`.",
          ],
        },
      ),
    );
  }

  #read(path: string): ScriptReading | undefined {
    return isTypeScript(path) ? this.#context.readScript?.(path) : undefined;
  }
}
