import { fromEntries, isObject, type JsonObject, objectAt, own, without } from "../json.ts";
import type { Layout } from "../sidecar/layout.ts";
import { digestOf, headUnit, memberIds, nodeUnit, scriptUnit } from "../sidecar/units.ts";

/** A source and a text that have both changed since they were the same. */
export interface ThreeWay {
  /** What both say together; where they contradict each other, what the source says. */
  readonly document: JsonObject;
  /** What only the text has changed, which stays: ids of nodes and scripts; `""` is the journey itself. */
  readonly kept: readonly string[];
  /** What both have changed, in different ways. */
  readonly contradicted: readonly string[];
}

type Choice = "source" | "text" | "neither" | "both differ";

/**
 * Whose unit is taken.
 * @param base the digest at the last import; undefined: it was not there then, or nobody knows
 */
function choose(
  base: string | undefined,
  text: JsonObject | undefined,
  source: JsonObject | undefined,
): Choice {
  const ofText = text && digestOf(text);
  const ofSource = source && digestOf(source);
  if (ofText === ofSource || ofText === base) return "source";
  if (ofSource === base) return ofText === undefined ? "neither" : "text";
  return "both differ";
}

class Merge {
  readonly kept: string[] = [];
  readonly contradicted: string[] = [];
  readonly #text: JsonObject;
  readonly #source: JsonObject;

  constructor(text: JsonObject, source: JsonObject) {
    this.#text = text;
    this.#source = source;
  }

  /** True: the text's unit is taken; undefined: neither, because the text has removed it. */
  takes(id: string, choice: Choice): boolean | undefined {
    if (choice === "text" || choice === "neither") this.kept.push(id);
    if (choice === "both differ") this.contradicted.push(id);
    return choice === "neither" ? undefined : choice === "text";
  }

  /** The part of a document that has a unit's entries by id: `nodes`, `scripts`. */
  entries(key: string, ids: ReadonlyMap<string, boolean | undefined>): JsonObject {
    const text = objectAt(this.#text, key);
    const source = objectAt(this.#source, key);
    return fromEntries(
      [...new Set([...Object.keys(source), ...Object.keys(text)])].flatMap((id) => {
        // What belongs to no unit is the source's.
        const taken = ids.has(id) ? ids.get(id) : false;
        if (taken === undefined) return [];
        const value = own(taken ? text : source, id);
        const revision = isObject(value) ? own(objectAt(source, id), "_rev") : undefined;
        if (value === undefined) return [];
        return [
          [
            id,
            taken && isObject(value) && revision !== undefined
              ? { ...value, _rev: revision }
              : value,
          ],
        ] as const;
      }),
    );
  }
}

/** A node of the text where the source has drawn it. */
function placed(entry: JsonObject, source: JsonObject): JsonObject {
  const place = ["x", "y"].flatMap((key) => {
    const value = own(source, key);
    return value === undefined ? [] : [[key, value] as const];
  });
  return place.length === 0 ? entry : { ...without(entry, "x", "y"), ...fromEntries(place) };
}

function mergedHead(merge: Merge, base: Layout, text: JsonObject, source: JsonObject): JsonObject {
  const choice = choose(base.digest, headUnit(text), headUnit(source));
  const tree = objectAt(source, "tree");
  if (!merge.takes("", choice)) return without(tree, "nodes");
  const rest = Object.keys(headUnit(source));
  return { ...without(tree, "nodes", ...rest), ...headUnit(text) };
}

function scriptsTaken(
  merge: Merge,
  base: Layout,
  added: readonly string[],
  text: JsonObject,
  source: JsonObject,
): ReadonlyMap<string, boolean | undefined> {
  const known = new Map(Object.values(base.scripts ?? {}).map(({ id, digest }) => [id, digest]));
  return new Map(
    [...new Set([...known.keys(), ...added])].map((id) => {
      const choice = choose(known.get(id), scriptUnit(text, id), scriptUnit(source, id));
      return [id, merge.takes(id, choice)] as const;
    }),
  );
}

/**
 * Brings together what a text and its source have changed since the last import, node by node.
 * @param base the layout of that import
 * @param text what the text is exported as with it
 * @param added the ids of scripts that the text names by files which the layout does not have
 */
export function threeWay(
  base: Layout,
  text: JsonObject,
  source: JsonObject,
  added: readonly string[],
): ThreeWay {
  const merge = new Merge(text, source);
  const known = new Map<string, string | undefined>([
    ...Object.entries(base.removed ?? {}),
    ...Object.values(base.nodes).map(({ id, digest }) => [id, digest] as const),
  ]);
  const trees = [text, source].map((document) => objectAt(objectAt(document, "tree"), "nodes"));
  const [ofText = {}, ofSource = {}] = trees;
  const tree = mergedHead(merge, base, text, source);
  const ids = new Set([...Object.keys(ofSource), ...Object.keys(ofText)]);
  const taken = new Map(
    [...ids].map((id) => {
      const choice = choose(known.get(id), nodeUnit(text, id), nodeUnit(source, id));
      return [id, merge.takes(id, choice)] as const;
    }),
  );
  const nodes = [...taken].flatMap(([id, isText]) => {
    const entry = own(isText ? ofText : ofSource, id);
    if (isText === undefined || !isObject(entry)) return [];
    return [[id, isText ? placed(entry, objectAt(ofSource, id)) : entry] as const];
  });
  const members = new Map<string, boolean | undefined>();
  for (const [id, isText] of taken) {
    for (const document of [source, text]) {
      const settings = objectAt(objectAt(document, "nodes"), id);
      for (const member of memberIds(settings)) members.set(member, isText);
    }
  }
  const scripts = scriptsTaken(merge, base, added, text, source);
  const { kept, contradicted } = merge;
  if (kept.length === 0) return { document: source, kept, contradicted };
  const parts = {
    nodes: merge.entries("nodes", taken),
    innerNodes: merge.entries("innerNodes", members),
    scripts: merge.entries("scripts", scripts),
  };
  const given = Object.entries(parts).filter(
    ([key, part]) => own(source, key) !== undefined || Object.keys(part).length > 0,
  );
  const document = {
    ...source,
    tree: { ...tree, nodes: fromEntries(nodes) },
    ...fromEntries(given),
  };
  return { document, kept, contradicted };
}
