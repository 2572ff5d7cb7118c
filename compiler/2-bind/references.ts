import type { SettingSchema, SettingsSchema } from "@journeyc/grammar/manifest";
import type { Setting, Value } from "../1-syntax/ast.ts";
import type { Lookup } from "./lookup.ts";
import type { ScriptBinder } from "./scripts.ts";
import type { FileScope, SymbolKind } from "./symbols.ts";

/** What a setting's value may refer to, by the meaning that its schema gives. */
function wantedKind(schema: SettingSchema | undefined): SymbolKind | undefined {
  const kind = schema?.kind;
  return kind === "journey" || kind === "connector" || kind === "resource" ? kind : undefined;
}

function partOf(schema: SettingSchema | undefined, key: string): SettingSchema | undefined {
  if (schema?.properties !== undefined && Object.hasOwn(schema.properties, key)) {
    return schema.properties[key];
  }
  const rest = schema?.additionalProperties;
  return typeof rest === "object" ? rest : undefined;
}

/**
 * Resolves the names in settings, and the scripts that they name as files. Where a schema says what is wanted, an unknown name is reported; elsewhere a
 * name is wrong in itself, and the check of settings says so.
 */
export class ReferenceBinder {
  readonly #scope: FileScope;
  readonly #lookup: Lookup;
  readonly #scripts: ScriptBinder | undefined;

  constructor(scope: FileScope, lookup: Lookup, scripts?: ScriptBinder) {
    this.#scope = scope;
    this.#lookup = lookup;
    this.#scripts = scripts;
  }

  /** @param schema undefined when the owner's type is opaque or unknown */
  bind(settings: readonly Setting[], schema: SettingsSchema | undefined, opaque = false): void {
    for (const { key, value } of settings) {
      const known = schema !== undefined && Object.hasOwn(schema.properties, key.text);
      this.#visit(value, known ? schema.properties[key.text] : undefined, opaque);
    }
  }

  #visit(value: Value, schema: SettingSchema | undefined, opaque: boolean): void {
    switch (value.kind) {
      case "List":
        for (const item of value.items) this.#visit(item, schema?.items, opaque);
        break;
      case "Object":
        for (const entry of value.entries) {
          this.#visit(entry.value, partOf(schema, entry.key.text), opaque);
        }
        break;
      case "Reference":
        this.#resolve(value.name, wantedKind(schema), opaque);
        break;
      case "ResourceName":
        this.#resolve(value, wantedKind(schema), opaque);
        break;
      case "String":
        // Quotes around a name are another finding; they do not make its declaration unused.
        if (wantedKind(schema) !== undefined) this.#scope.used.add(value.value);
        if (schema?.kind === "script") this.#scripts?.check(this.#scope.source.path, value, schema);
        break;
      default:
    }
  }

  #resolve(
    name: Parameters<Lookup["find"]>[2],
    wanted: SymbolKind | undefined,
    opaque: boolean,
  ): void {
    if (wanted !== undefined || opaque) this.#lookup.find(this.#scope, wanted, name);
    else this.#scope.used.add(name.text);
  }
}
