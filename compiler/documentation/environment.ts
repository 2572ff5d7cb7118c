import type { Value } from "../1-syntax/ast.ts";
import { code, link, section, table } from "./markdown.ts";
import { connectorsOf } from "./references.ts";
import { anchorOf, type Documented, linkToStep } from "./subject.ts";
import { settingValues } from "./walk-values.ts";

/** A value that each environment provides, and a place that uses it, as Markdown. */
interface Use {
  readonly name: string;
  readonly place: string;
}

const placeholder = /&\{[^{}]+\}/g;

/** `env.NAME`, `secret.NAME`, and the placeholders of AM inside texts. */
function namesIn(value: Value): readonly string[] {
  if (value.kind === "Environment") return [`${value.source}.${value.name.text}`];
  return value.kind === "String" ? (value.value.match(placeholder) ?? []) : [];
}

/** The environment values of a journey and its connectors, in the order of their first use. */
export function environmentUses(documented: Documented): readonly Use[] {
  const owners = [
    ...[...documented.journey.nodes.values()].flatMap((node) =>
      [node, ...node.members].map(({ declaration }) => ({
        settings: declaration.settings,
        place: linkToStep(node, documented),
      })),
    ),
    ...connectorsOf(documented).map(({ name, declaration }) => ({
      settings: declaration.settings,
      place: link(code(name), `#${anchorOf("connector", name)}`),
    })),
  ];
  return owners.flatMap(({ settings, place }) =>
    [...settingValues(settings)].flatMap(([setting, value]) =>
      namesIn(value).map((name) => ({ name, place: `${place}: ${code(setting)}` })),
    ),
  );
}

/** What each environment must provide, and where it is used. */
export function environmentSection(documented: Documented): string {
  const uses = Map.groupBy(environmentUses(documented), ({ name }) => name);
  if (uses.size === 0) return "";
  const rows = [...uses].map(([name, places]) => [
    code(name),
    [...new Set(places.map(({ place }) => place))].join("<br>"),
  ]);
  return section(2, "Environment values", table(["value", "used in"], rows));
}
