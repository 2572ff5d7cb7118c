import type { Journey, Program } from "../../2-bind/model.ts";
import type { Host } from "../../host.ts";
import { below } from "../../host/paths.ts";
import { Workspace } from "../../workspace.ts";
import { exportedDocument } from "../export/document.ts";
import { NodeNames } from "../from-text/names.ts";
import { scriptPathsOf } from "../from-text/scripts.ts";
import type { JsonObject } from "../json.ts";
import { scriptAt } from "../scripts/paths.ts";
import type { Layout, NodeLayout } from "../sidecar/layout.ts";
import type { EarlierJourney } from "./earlier.ts";
import { boundJourney } from "./layouts.ts";
import { type ThreeWay, threeWay } from "./three-way.ts";

/** A layout with the nodes that the text has got since, so that they keep their names. */
function withNewNodes(layout: Layout, journey: Journey): Layout {
  const names = new NodeNames(journey, layout);
  const nodes = [...journey.nodes.values()].map(({ name, members }) => {
    const known: NodeLayout = names.layoutOf(name) ?? { id: names.idOf(name) };
    if (members.length === 0) return [name, known] as const;
    const ofMembers = members.map((member) => {
      const id = names.idOfMember(name, member.name);
      return [member.name, names.layoutOfMember(name, member.name) ?? { id }] as const;
    });
    return [name, { ...known, members: Object.fromEntries(ofMembers) }] as const;
  });
  return { ...layout, nodes: { ...layout.nodes, ...Object.fromEntries(nodes) } };
}

/** The ids of scripts that the text has come to name by their files. */
function newScripts({ scripts = {} }: Layout, journey: Journey): readonly string[] {
  const paths = scriptPathsOf(journey).filter((path) => !Object.hasOwn(scripts, path));
  return paths.map((path) => scriptAt(path).id);
}

/** The texts of earlier imports, as their people have left them. */
export class EarlierTexts {
  readonly #host: Host;
  readonly #folder: string;
  readonly #files: readonly string[];
  #program: Program | undefined;

  /** @param files the files of the journeys, in the folder */
  constructor(host: Host, folder: string, files: readonly string[]) {
    this.#host = host;
    this.#folder = folder;
    this.#files = files;
  }

  /** What a journey's text and its source say together, and the journey with all names that its text has. */
  mergedWith(
    earlier: EarlierJourney,
    source: JsonObject,
  ): { readonly earlier: EarlierJourney; readonly merge: ThreeWay } {
    const path = below(this.#folder, earlier.file);
    const paths = this.#files.map((file) => below(this.#folder, file));
    this.#program ??= new Workspace(this.#host).bind(paths).program;
    const bound = boundJourney(this.#program, path);
    if (bound === undefined)
      return { earlier, merge: { document: source, kept: [], contradicted: [] } };
    const { layout } = earlier;
    const text = exportedDocument(bound.file, bound.journey, layout, (file, specifier) => {
      const result = this.#host.read(this.#host.resolve(file, specifier));
      return result.ok ? result.text : undefined;
    });
    return {
      earlier: { ...earlier, layout: withNewNodes(layout, bound.journey) },
      merge: threeWay(layout, text, source, newScripts(layout, bound.journey)),
    };
  }
}
