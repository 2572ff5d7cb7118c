import type { BoundFile, Connector } from "../2-bind/model.ts";
import { code, link } from "./markdown.ts";
import { anchorOf, type Documented, linkToJourney } from "./subject.ts";
import type { ShowReference } from "./value.ts";

/** The connectors of a file's scope that a journey's settings name, in the order in which they are named. */
export function connectorsOf({ journey, file }: Documented): readonly Connector[] {
  const parts = [...journey.nodes.values()].flatMap((node) => [node, ...node.members]);
  const found = parts.flatMap(({ declaration }) =>
    declaration.settings.flatMap(({ value }) =>
      value.kind === "Reference" ? (connectorNamed(value.name.text, file) ?? []) : [],
    ),
  );
  return [...new Set(found)];
}

function connectorNamed(name: string, { scope }: BoundFile): Connector | undefined {
  const symbol = scope.get(name);
  return symbol?.kind === "connector" ? symbol : undefined;
}

/** References as links: a journey to its page, a connector to its section. */
export function referencesIn({ subject, file }: Documented): ShowReference {
  return (name) => {
    const symbol = file.scope.get(name);
    if (symbol?.kind === "journey") return linkToJourney(symbol, subject);
    if (symbol?.kind === "connector") return link(code(name), `#${anchorOf("connector", name)}`);
    return code(name);
  };
}
