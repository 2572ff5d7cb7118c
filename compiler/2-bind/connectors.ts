import type { ConnectorDeclaration } from "../1-syntax/ast.ts";
import { checkSettingsOnce } from "./duplicates.ts";
import type { JourneyBinding } from "./journeys.ts";
import type { Connector } from "./model.ts";
import { ReferenceBinder } from "./references.ts";
import type { FileScope } from "./symbols.ts";

/** Binds a connector to its kind. */
export function bindConnector(
  scope: FileScope,
  declaration: ConnectorDeclaration,
  { catalogue, lookup, diagnostics }: JourneyBinding,
): Connector {
  const file = scope.source.path;
  const name = declaration.name.text;
  const manifest = catalogue.connectorKind(file, declaration.type);
  new ReferenceBinder(scope, lookup).bind(declaration.settings, manifest?.settings);
  checkSettingsOnce(file, name, declaration.settings, diagnostics);
  return { kind: "connector", name, file, declaration, manifest };
}
