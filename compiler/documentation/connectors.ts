import type { Connector } from "../2-bind/model.ts";
import { code, paragraphs, plain, section } from "./markdown.ts";
import { connectorsOf } from "./references.ts";
import { settingsTable } from "./settings.ts";
import { anchor, type Documented } from "./subject.ts";

function connectorText({ name, declaration, manifest }: Connector): string {
  const kind = code(declaration.type.text);
  return section(
    3,
    `${anchor("connector", name)}${plain(name)}`,
    manifest === undefined ? kind : `${kind}: ${plain(manifest.summary)}`,
    paragraphs(declaration.doc?.text ?? ""),
    settingsTable(declaration.settings, manifest?.settings, code),
  );
}

/** The external systems that a journey asks. */
export function connectorsSection(documented: Documented): string {
  return section(2, "Connectors", ...connectorsOf(documented).map(connectorText));
}
