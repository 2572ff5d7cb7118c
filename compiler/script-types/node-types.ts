import type { NodeManifest, SettingSchema, SettingsSchema } from "@journeyc/grammar/manifest";
import {
  customManifest,
  type CustomDefinition,
  definitionFault,
} from "@journeyc/runtime/catalogue";
import {
  Node,
  Project,
  type SourceFile,
  type Symbol as MorphSymbol,
  ts,
  type Type,
} from "ts-morph";
import type { ExportReading, ModulePlace, ModuleReading } from "../2-bind/node-type-reader.ts";
import { HostFiles, type ReadText } from "./host-files.ts";
import { literalValue, Unreadable } from "./literal-value.ts";
import { manifestOfType } from "./manifest-of-type.ts";
import { replaceTexts } from "./replace-texts.ts";
import { runtimeFile } from "./runtime-files.ts";
import { documentationOf, settingsOfType } from "./settings-of-type.ts";

/** The property by which the type of a node type carries its definition; see `defineNode`. */
const brand = "~journeyc";

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  allowJs: true,
  target: ts.ScriptTarget.ES2023,
  // Browsers' types are half of the library, and say nothing of definitions.
  lib: ["lib.es2023.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  types: [],
};

/**
 * Reads the node types that modules export, from their types alone, all in one program of TypeScript. A module is read
 * anew when a text has changed that the program rests on.
 */
export class NodeTypes {
  readonly #known = new Map<string, ModuleReading>();
  #files = new HostFiles();
  #project = projectOf(this.#files);

  read(path: string, readText: ReadText): ModuleReading {
    // An app need not have the runtime where it is checked: the compiler's own says the same.
    this.#files.readText = (file) => readText(file) ?? runtimeFile(file);
    this.#update();
    const before = this.#known.get(path);
    if (before !== undefined) return before;
    const source = this.#project.addSourceFileAtPath(this.#files.absolute(path));
    // So that changes of these are seen as well.
    this.#project.resolveSourceFileDependencies();
    const reading = new Map(
      source.getExportSymbols().flatMap((symbol) => {
        const exported = this.#exportOf(symbol, source);
        return exported === undefined ? [] : [[symbol.getName(), exported] as const];
      }),
    );
    this.#known.set(path, reading);
    return reading;
  }

  /** Takes over what has changed since the last reading. */
  #update(): void {
    const changed = this.#files.changed();
    if (changed.length === 0) return;
    this.#known.clear();
    if (replaceTexts(this.#project, this.#files, changed)) return;
    const { readText } = this.#files;
    this.#files = new HostFiles(readText);
    this.#project = projectOf(this.#files);
  }

  /** Undefined for a type, which is no value. */
  #exportOf(symbol: MorphSymbol, source: SourceFile): ExportReading | undefined {
    const meant = symbol.getAliasedSymbol() ?? symbol;
    const declaration = meant.getValueDeclaration();
    if (declaration === undefined) return undefined;
    const place = this.#placeOf(declaration);
    const type = meant.getTypeAtLocation(source);
    if (type.isAny()) {
      const reason = "its type is `any`, as something that the module imports cannot be found";
      return { kind: "unreadable", reason, place };
    }
    const carried = type.getProperty(brand);
    if (carried === undefined) return { kind: "other", type: type.getText(source), place };
    const definition = carried.getTypeAtLocation(source).getNonNullableType();
    try {
      return { kind: "nodeType", ...this.#typeOf(definition, meant, source), place };
    } catch (thrown) {
      if (!(thrown instanceof Unreadable)) throw thrown;
      return { kind: "unreadable", reason: thrown.message, place };
    }
  }

  #typeOf(
    definition: Type,
    symbol: MorphSymbol,
    source: SourceFile,
  ): { readonly manifest: NodeManifest; readonly needs: readonly string[] } {
    const checker = this.#project.getTypeChecker();
    const documentation = documentationOf(symbol, checker);
    const carried = definition.getProperty("manifest")?.getTypeAtLocation(source);
    if (carried !== undefined) {
      const needs = definition.getPropertyOrThrow("needs").getTypeAtLocation(source);
      return {
        manifest: manifestOfType(carried, source, documentation),
        needs: literalValue(needs, source, "needs") as readonly string[], // As `defineNode` types them.
      };
    }
    const parts: Record<string, unknown> = {};
    let settings: Type | undefined;
    for (const property of definition.getProperties()) {
      const name = property.getName();
      const type = property.getTypeAtLocation(source);
      if (name === "settings") settings = type;
      else parts[name] = literalValue(type, source, name);
    }
    // `defineNode` has seen to its shape; what a cast or JavaScript made of it is looked at here.
    const { more, ...rest } = parts as unknown as CustomDefinition & { readonly more: object };
    const plain: CustomDefinition = {
      ...rest,
      ...more,
      documentation,
    };
    const fault = definitionFault(plain);
    if (fault !== undefined) throw new Unreadable(fault);
    const given = settings && inputOf(settings, source);
    if (given === undefined)
      throw new Unreadable("`settings` is no Standard Schema whose type says what it takes");
    const schema = withKinds(settingsOfType(given, source, checker), plain.settingKinds ?? {});
    return { manifest: customManifest(plain, schema), needs: plain.needs ?? [] };
  }

  #placeOf(declaration: Node): ModulePlace {
    const name = declaration.getFirstDescendantByKind(ts.SyntaxKind.Identifier) ?? declaration;
    return {
      file: this.#files.nameOf(declaration.getSourceFile().getFilePath()),
      span: { start: name.getStart(), end: name.getEnd() },
    };
  }
}

function projectOf(fileSystem: HostFiles): Project {
  return new Project({ fileSystem, compilerOptions: options });
}

/** What a Standard Schema takes: `schema["~standard"].types.input`. */
function inputOf(schema: Type, at: Node): Type | undefined {
  let type: Type | undefined = schema;
  for (const name of ["~standard", "types", "input"])
    type = type?.getProperty(name)?.getTypeAtLocation(at).getNonNullableType();
  return type?.isAny() === true ? undefined : type;
}

function withKinds(
  schema: SettingsSchema,
  kinds: NonNullable<CustomDefinition["settingKinds"]>,
): SettingsSchema {
  const properties = Object.entries(schema.properties).map(
    ([name, setting]): readonly [string, SettingSchema] => {
      const kind = kinds[name];
      return [name, kind === undefined ? setting : { ...setting, kind }];
    },
  );
  return { ...schema, properties: Object.fromEntries(properties) };
}
