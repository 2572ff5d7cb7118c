import type { Setting } from "../1-syntax/ast.ts";
import type { Member, Node } from "../2-bind/model.ts";
import { code, section, table } from "./markdown.ts";
import { type Documented, linkToStep } from "./subject.ts";

/** How settings that name a script are called in types that the catalogue does not know. */
const scriptSetting = /(?:^s|S)cript(?:Id|Name)?$/;

function namesScript({ key }: Setting, { manifest }: Node | Member): boolean {
  if (manifest === undefined) return scriptSetting.test(key.text);
  const schemas = manifest.settings.properties;
  return Object.hasOwn(schemas, key.text) && schemas[key.text]?.kind === "script";
}

function scriptNames(part: Node | Member): readonly string[] {
  return part.declaration.settings.flatMap((setting) => {
    const { value } = setting;
    if (!namesScript(setting, part)) return [];
    if (value.kind === "Reference") return [value.name.text];
    // Longer than a name: the script itself.
    return value.kind === "String" && /^[^\n]{1,200}$/.test(value.value) ? [value.value] : [];
  });
}

/** The scripts that a journey names, and which steps run them. */
export function scriptsSection(documented: Documented): string {
  const { journey } = documented;
  const uses = [...journey.nodes.values()].flatMap((node) =>
    [node, ...node.members].flatMap(scriptNames).map((script) => ({ script, node })),
  );
  if (uses.length === 0) return "";
  const byScript = Map.groupBy(uses, ({ script }) => script);
  const rows = [...byScript].map(([script, found]) => [
    code(script),
    [...new Set(found.map(({ node }) => linkToStep(node, documented)))].join(", "),
  ]);
  return section(2, "Scripts", table(["script", "run by"], rows));
}
