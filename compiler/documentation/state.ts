import type { Node } from "../2-bind/model.ts";
import { partEffects } from "../3-flow/effects/part-effects.ts";
import { section, table } from "./markdown.ts";
import { keyText } from "./step-effects.ts";
import { type Documented, linkToStep } from "./subject.ts";

interface Uses {
  readonly read: Set<Node>;
  readonly written: Set<Node>;
  secret: boolean;
}

function usesOf(nodes: Iterable<Node>): ReadonlyMap<string, Uses> {
  const uses = new Map<string, Uses>();
  const useOf = (key: string): Uses => {
    const found = uses.get(key) ?? { read: new Set(), written: new Set(), secret: false };
    uses.set(key, found);
    return found;
  };
  for (const node of nodes) {
    for (const { reads, writes } of partEffects(node)) {
      for (const { keys, secret } of reads) {
        for (const key of keys) {
          const use = useOf(key);
          use.read.add(node);
          use.secret ||= secret;
        }
      }
      for (const { key, secret } of writes) {
        const use = useOf(key);
        use.written.add(node);
        use.secret ||= secret;
      }
    }
  }
  return uses;
}

/** The keys of node state that a journey's nodes read and write; inner journeys have their own pages. */
export function stateSection(documented: Documented): string {
  const { journey } = documented;
  const links = (nodes: ReadonlySet<Node>): string =>
    [...nodes].map((node) => linkToStep(node, documented)).join(", ");
  const uses = [...usesOf(journey.nodes.values())].toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (uses.length === 0) return "";
  const rows = uses.map(([key, { read, written, secret }]) => [
    `${keyText(key)}${secret ? " (may be a secret)" : ""}`,
    links(written),
    links(read),
  ]);
  return section(2, "State", table(["key", "written by", "read by"], rows));
}
