import {
  environmentName,
  quote,
  sampleValue,
  takesEnvironment,
  unknownConnector,
} from "journeyc/analysis";
import type { ConnectorManifest } from "@journeyc/grammar/manifest";
import { CodeActionKind } from "vscode-languageserver";
import type { Action, ActionRequest } from "../action.ts";
import { declarationPlace } from "../edits/declaration-place.ts";
import { insertion } from "../edits/insertion.ts";

const kind = CodeActionKind.QuickFix;

/** With the settings that it must have; what differs from system to system comes from the environment. */
function connectorText(name: string, { kind: type, settings }: ConnectorManifest): string {
  const lines = settings.required.flatMap((setting) => {
    const schema = settings.properties[setting];
    if (schema === undefined) return [];
    const variable = `${environmentName(type)}_${environmentName(setting)}`;
    if (schema.kind === "secret") return [`  ${setting}: secret.${variable}\n`];
    const value = takesEnvironment(schema)
      ? `env.${variable}`
      : sampleValue(setting, schema, { symbols: [], resource: undefined });
    return [`  ${setting}: ${value}\n`];
  });
  return lines.length === 0
    ? `connector ${name}: ${type} {}`
    : `connector ${name}: ${type} {\n${lines.join("")}}`;
}

/** Declares the connector that a node names. */
export const action: Action = {
  kinds: [kind],
  *propose(request: ActionRequest) {
    const kinds = request.bound()?.program.catalogue.connectors.values() ?? [];
    for (const finding of request.of(unknownConnector)) {
      const { start, end } = finding.primary.span;
      const name = request.source.text.slice(start, end);
      for (const manifest of kinds) {
        const { offset, around } = declarationPlace(request.source, "Connector");
        const text = around(connectorText(name, manifest));
        yield {
          title: `Declare connector ${quote(name)} of kind ${quote(manifest.kind)}`,
          kind,
          group: "create",
          repairs: [finding],
          change: () => ({ edits: [insertion(request.path, offset, text)] }),
        };
      }
    }
  },
};
