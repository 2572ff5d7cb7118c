import { refusedSettings } from "@journeyc/runtime/catalogue";
import type { Value } from "../1-syntax/ast.ts";
import type { BoundFile, Member, Node } from "../2-bind/model.ts";
import { report, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { settingRefused } from "./errors/setting-refused.ts";
import { partsOf } from "./node-types.ts";

/** The value as the runtime will have it; undefined where only the environment knows, and for what no refusal is about. */
function literal(value: Value): unknown {
  switch (value.kind) {
    case "String":
    case "Number":
    case "Boolean":
      return value.value;
    case "List":
      return value.items.map(literal);
    default:
      return undefined;
  }
}

function* refusalsOf(part: Node | Member, file: string): Generator<Diagnostic> {
  const { manifest, declaration, name: node } = part;
  if (manifest?.refuses === undefined) return;
  const values = new Map(declaration.settings.map(({ key, value }) => [key.text, value]));
  const settings = Object.fromEntries([...values].map(([name, value]) => [name, literal(value)]));
  for (const { setting, reason, fix, item } of refusedSettings(manifest, settings)) {
    const value = values.get(setting);
    if (value === undefined) continue;
    const refused = value.kind === "List" && item !== undefined ? value.items[item] : value;
    const place = { file, span: (refused ?? value).span };
    yield report(settingRefused, { node, setting, reason }, place, {
      hints: [fix, "Or keep this journey for checking and export only."],
    });
  }
}

/** One error per value with which no app would start. Values of the environment are looked at when it starts. */
export function refusedValues(file: BoundFile): readonly Diagnostic[] {
  return partsOf(file).flatMap((part) => [...refusalsOf(part, file.source.path)]);
}
