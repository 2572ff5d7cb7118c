import { environmentName, usualPlaceholder } from "../environment-names.ts";
import { UniqueNames } from "../../naming/unique-names.ts";
import type { Words } from "../to-text/values.ts";
import type { ScriptFile } from "./script-files.ts";

/** How a text refers to another journey. */
export interface JourneyReference {
  readonly identifier: string;
  /** The specifier of its file: `./progressive-profile.journey`; undefined for the journey itself. */
  readonly from: string | undefined;
}

/** Keeps what the values of one file refer to, for the lines at its start and for its layout. */
export class FileWords implements Words {
  /** Identifiers by the specifiers of their files. */
  readonly imports = new Map<string, string>();
  readonly resources = new Set<string>();
  readonly connectors = new Set<string>();
  readonly #referenceTo: (name: string) => JourneyReference;
  readonly #scripts: ReadonlyMap<string, ScriptFile>;
  readonly #environment = new Map<string, string>();
  readonly #taken = new UniqueNames();

  constructor(
    referenceTo: (name: string) => JourneyReference,
    scripts: ReadonlyMap<string, ScriptFile>,
  ) {
    this.#referenceTo = referenceTo;
    this.#scripts = scripts;
  }

  journey(name: string): string {
    const { identifier, from } = this.#referenceTo(name);
    if (from !== undefined) this.imports.set(from, identifier);
    return identifier;
  }

  script(id: string): string | undefined {
    return this.#scripts.get(id)?.path;
  }

  environment(placeholder: string): string {
    const known = this.#environment.get(placeholder);
    if (known !== undefined) return known;
    const name = this.#taken.take(environmentName(placeholder), "_");
    this.#environment.set(placeholder, name);
    return name;
  }

  /** The placeholders whose names cannot be told from those in the text. */
  get unusualPlaceholders(): Readonly<Record<string, string>> {
    const unusual = [...this.#environment].filter(
      ([placeholder, name]) => usualPlaceholder(name) !== placeholder,
    );
    return Object.fromEntries(unusual.map(([placeholder, name]) => [name, placeholder]));
  }

  resource(name: string): void {
    this.resources.add(name);
  }

  readonly member = (): undefined => undefined;

  connector(name: string): void {
    this.connectors.add(name);
  }
}
