import { posix } from "node:path";
import type { JourneyBundle } from "../journey-document.ts";
import { textAt } from "../json.ts";
import { nodeFaults, treeFaults } from "../shape-faults.ts";
import { fromAm } from "./script-text.ts";
import type { FormatReader } from "./format.ts";
import { assemble, type NodePart, type Part, unusedNodes } from "./pool.ts";
import { nameOfFile } from "./safe-file-name.ts";
import { isTree, typeOf } from "./tree.ts";

/** What AM's REST interface answers, each in a file: `trees/<name>.json`, `nodes/…/<type>/<id>.json`, `scripts/<id>.json`. */
export const restTree: FormatReader = {
  folder: (files) => {
    const trees = [...files.left].filter(
      ([path, value]) => posix.basename(posix.dirname(path)) === "trees" && isTree(value),
    );
    const roots = Map.groupBy(trees, ([path]) => posix.join(posix.dirname(path), ".."));
    return [...roots].flatMap(([root, members]): JourneyBundle[] => {
      const below = (kind: string) =>
        [...files.left].filter(([path]) => path.startsWith(`${posix.join(root, kind)}/`));
      const idOf = (path: string): string => nameOfFile(posix.basename(path));
      const parts = members.flatMap(([path, value]): Part[] => {
        files.take(path);
        if (!files.sound(path, treeFaults(value, []))) return [];
        return [{ id: textAt(value, "_id") ?? idOf(path), value }];
      });
      const nodes = below("nodes").flatMap(([path, value]): NodePart[] => {
        files.take(path);
        if (!files.sound(path, nodeFaults(value, []))) return [];
        const type = typeOf(value) ?? posix.basename(posix.dirname(path));
        return [{ id: textAt(value, "_id") ?? idOf(path), type, value }];
      });
      const scripts = below("scripts").map(([path, value]): Part => {
        files.take(path);
        return { id: textAt(value, "_id") ?? idOf(path), value: fromAm(value) };
      });
      const { journeys, unused } = assemble({ trees: parts, nodes, scripts });
      if (journeys.length === 0) return [];
      const envelope = unusedNodes(unused);
      return [
        {
          format: "am",
          path: root,
          realm: undefined,
          journeys,
          envelope,
          managedObjects: new Map(),
        },
      ];
    });
  },
};
