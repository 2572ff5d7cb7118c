import { nodeEntries } from "@journeyc/runtime/catalogue";
import type { BoundFile, Member, Node } from "../2-bind/model.ts";
import type { ImportedNodeType } from "../2-bind/node-type-reader.ts";
import { report, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { nodeTypeCannotRun } from "./errors/opaque-node.ts";
import type { NodeTypeReference } from "./ir.ts";

const codeOfType: ReadonlyMap<string, NodeTypeReference> = new Map(
  nodeEntries.map((entry) => [entry.manifest.type, { module: entry.module, name: entry.export }]),
);

/** Where the code of a node's type is; undefined when the runtime has none. */
export function nodeTypeOf(part: Node | Member): NodeTypeReference | undefined {
  if (part.imported !== undefined) return codeOfImported(part.imported);
  return part.manifest && codeOfType.get(part.manifest.type);
}

const codeOf = new WeakMap<ImportedNodeType, NodeTypeReference>();

/** One for all nodes of a type, as `nodeTypesOf` tells types apart by it. */
function codeOfImported(type: ImportedNodeType): NodeTypeReference {
  const { specifier: module, name, manifest, needs } = type;
  const known = codeOf.get(type) ?? { module, name, custom: { type: manifest.type, needs } };
  codeOf.set(type, known);
  return known;
}

/** The nodes of a file, and the members of pages. */
export function partsOf(file: BoundFile): readonly (Node | Member)[] {
  const nodes = file.journeys.flatMap((journey) => [...journey.nodes.values()]);
  return nodes.flatMap((node) => [node, ...node.members]);
}

/** The node types that a file uses, each once. */
export function nodeTypesOf(file: BoundFile): readonly NodeTypeReference[] {
  const used = new Set(partsOf(file).map(nodeTypeOf));
  return [...used]
    .filter((type) => type !== undefined)
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

const keyOf = ({ module, name }: NodeTypeReference): string => `${module} ${name}`;

/** One error per node or page member that cannot run. */
export function unrunnableNodes(file: BoundFile): readonly Diagnostic[] {
  return partsOf(file)
    .filter((part) => nodeTypeOf(part) === undefined)
    .map(({ name, declaration }) => {
      const type = declaration.kind === "Page" ? undefined : declaration.type;
      const place = { file: file.source.path, span: (type ?? declaration.name).span };
      return report(nodeTypeCannotRun, { node: name, type: type?.text ?? "Page" }, place, {
        hints: [
          "Use a node type that the runtime has code for (docs/nodes lists them), or keep this journey for checking only.",
        ],
      });
    });
}
