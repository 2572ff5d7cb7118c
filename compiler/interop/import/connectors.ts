import type { ConnectorManifest } from "@journeyc/grammar/manifest";
import { runtimeCatalogue } from "../../2-bind/context.ts";
import { environmentName } from "../environment-names.ts";
import { wordsOf } from "../../naming/words.ts";

/** By what their systems are called. Exports have no more of a system than its name. */
const kinds: readonly { readonly kind: string; readonly calledLike: RegExp }[] = [
  { kind: "Entra", calledLike: /entra|azure|microsoft|aad/i },
];

/** The kind that the name of a system speaks of; undefined where it speaks of none that the catalogue has. */
export function kindOfSystem(name: string): ConnectorManifest | undefined {
  const found = kinds.find(({ calledLike }) => calledLike.test(name));
  return found && runtimeCatalogue.connectors.get(found.kind);
}

/** The declaration of a connector, its settings to be given by the environment; none where nobody knows the kind. */
export function connectorDeclaration(name: string): readonly string[] {
  const manifest = kindOfSystem(name);
  if (manifest === undefined) return [];
  const { properties, required } = manifest.settings;
  const settings = required.map((setting) => {
    const source = properties[setting]?.kind === "secret" ? "secret" : "env";
    const words = [manifest.kind, ...wordsOf(setting)].join(".");
    return `${setting}: ${source}.${environmentName(words)}`;
  });
  return [`connector ${name}: ${manifest.kind} {`, ...settings, "}"];
}
