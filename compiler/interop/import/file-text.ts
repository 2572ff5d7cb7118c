import { quoted } from "../../1-syntax/print/string-text.ts";
import { format } from "../../workspace/format.ts";
import { connectorDeclaration } from "./connectors.ts";
import type { FileWords } from "./file-words.ts";

/**
 * The text of a file, in the one layout there is: what it refers to, then its journey.
 * @throws Error when the text does not parse, which would be a fault of this compiler
 */
export function fileText(path: string, journey: string, words: FileWords): string {
  const imports = [...words.imports]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([from, name]) => `import { ${name} } from ${quoted(from)}`);
  const resources = [...words.resources]
    .toSorted()
    .map((name) => `resource ${name} from ${quoted(schemaSpecifier(name))}`);
  const connectors = [...words.connectors].toSorted().flatMap(connectorDeclaration);
  const lines = [...imports, "", ...resources, "", ...connectors, "", journey];
  const { text, diagnostics } = format(path, lines.join("\n"));
  if (text === undefined) {
    const first = diagnostics[0];
    throw new Error(`the text of ${path} does not parse: ${first?.code} ${first?.message}`);
  }
  return text;
}

/** Where the schema of a resource stands, seen from a journey: `./managed/alpha_user.schema.json`. */
export function schemaSpecifier(resource: string): string {
  return `./${resource}.schema.json`;
}
