import { nodeEntries } from "@journeyc/runtime/catalogue";
import type { BoundFile, Member, Node } from "../2-bind/model.ts";
import { report, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { nodeTypeCannotRun } from "./errors/opaque-node.ts";
import type { NodeTypeReference } from "./ir.ts";

const codeOfType: ReadonlyMap<string, NodeTypeReference> = new Map(
  nodeEntries.map((entry) => [entry.manifest.type, { module: entry.module, name: entry.export }]),
);

/** Where the code of a node's type is; undefined when the runtime has none. */
export function nodeTypeOf(part: Node | Member): NodeTypeReference | undefined {
  return part.manifest && codeOfType.get(part.manifest.type);
}

function partsOf(file: BoundFile): readonly (Node | Member)[] {
  const nodes = file.journeys.flatMap((journey) => [...journey.nodes.values()]);
  return nodes.flatMap((node) => [node, ...node.members]);
}

/** The node types that a file uses, each once. */
export function nodeTypesOf(file: BoundFile): readonly NodeTypeReference[] {
  const used = new Set(partsOf(file).map(nodeTypeOf));
  return [...used]
    .filter((type) => type !== undefined)
    .sort((a, b) => (a.module < b.module ? -1 : 1));
}

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
