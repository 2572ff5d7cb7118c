import type { Connector } from "journeyc/analysis";
import type { ConnectorManifest, SettingSchema } from "@journeyc/grammar/manifest";
import { CompletionItemKind } from "vscode-languageserver";
import { describedType } from "./described.ts";
import type { Proposal } from "./proposal.ts";
import type { Scene } from "./scene.ts";
import { textHere } from "./text-value.ts";

/** The connector that a sibling of the setting names. */
function connectorOf(
  { connectorSetting }: SettingSchema,
  { body, file }: Scene,
): Connector | undefined {
  const sibling = body?.settings.find(({ key }) => key.text === connectorSetting)?.value;
  const symbol = sibling?.kind === "Reference" ? file.scope.get(sibling.name.text) : undefined;
  return symbol?.kind === "connector" ? symbol : undefined;
}

/** The object types of the connector; of all kinds of connectors where it is not known yet. */
export function objectTypeProposals(scene: Scene, schema: SettingSchema): readonly Proposal[] {
  const connector = connectorOf(schema, scene);
  const manifests: readonly ConnectorManifest[] =
    connector?.manifest === undefined
      ? [...scene.program.catalogue.connectors.values()]
      : [connector.manifest];
  return manifests.flatMap(({ objectTypes, displayName }) =>
    objectTypes.map((type) => ({
      label: type,
      insert: textHere(type, scene),
      kind: CompletionItemKind.Struct,
      detail: `object type of ${connector?.name ?? displayName}`,
      preselect: manifests.length === 1 && objectTypes.length === 1,
    })),
  );
}

/** The ids that AM has for node types, where a setting names one whose outcomes the node has. */
export function amTypeProposals(scene: Scene, setting: string): readonly Proposal[] {
  const { body, program } = scene;
  const outcomes = body?.manifest?.outcomes;
  if (outcomes?.from !== "nodeType" || outcomes.setting !== setting) return [];
  return [...program.catalogue.nodes.values()]
    .filter((manifest) => manifest.outcomes.from === "fixed")
    .map((manifest) => ({
      label: manifest.amType,
      insert: textHere(manifest.amType, scene),
      kind: CompletionItemKind.Class,
      detail: manifest.displayName,
      filter: `${manifest.amType} ${manifest.type}`,
      documentation: describedType(manifest),
    }));
}
