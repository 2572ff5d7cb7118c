import type { Setting } from "../1-syntax/ast.ts";
import { code, section, table } from "./markdown.ts";
import { type Documented, linkToStep } from "./subject.ts";

/** Settings that name a script, in types of the catalogue and in others. */
const scriptSetting = /(?:^s|S)cript(?:Id|Name)?$/;

function scriptNames(settings: readonly Setting[]): readonly string[] {
  return settings.flatMap(({ key, value }) => {
    if (!scriptSetting.test(key.text)) return [];
    if (value.kind === "Reference") return [value.name.text];
    // Longer than a name: the script itself.
    return value.kind === "String" && /^[^\n]{1,200}$/.test(value.value) ? [value.value] : [];
  });
}

/** The scripts that a journey names, and which steps run them. */
export function scriptsSection(documented: Documented): string {
  const { journey } = documented;
  const uses = [...journey.nodes.values()].flatMap((node) =>
    [node, ...node.members]
      .flatMap(({ declaration }) => scriptNames(declaration.settings))
      .map((script) => ({ script, node })),
  );
  if (uses.length === 0) return "";
  const byScript = Map.groupBy(uses, ({ script }) => script);
  const rows = [...byScript].map(([script, found]) => [
    code(script),
    [...new Set(found.map(({ node }) => linkToStep(node, documented)))].join(", "),
  ]);
  return section(2, "Scripts", table(["script", "run by"], rows));
}
