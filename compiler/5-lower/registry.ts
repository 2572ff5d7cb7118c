import { nodeEntries } from "@journeyc/runtime/catalogue";
import type { Journey as BoundJourney, Program } from "../2-bind/model.ts";
import { analysisOf } from "./analysis.ts";
import { contentHash } from "./content-hash.ts";
import { innerJourneysOf } from "./inner-journeys.ts";
import type { ConnectorNeed, Entry, Journey, Module, Resource, Value } from "./ir.ts";

/** A value of the environment that a journey reads. */
export interface EnvironmentNeed {
  readonly source: "env" | "secret";
  readonly name: string;
}

/** A journey as an app knows it before it has loaded its module. */
export interface Announced {
  /** The source of its module. */
  readonly path: string;
  /** What its module exports it as. */
  readonly constant: string;
  readonly name: string;
  readonly displayName: string | undefined;
  readonly hash: string;
  /** In the order of their names; as all that follows, those of its inner journeys as well. */
  readonly connectors: readonly ConnectorNeed[];
  readonly resources: readonly string[];
  readonly environment: readonly EnvironmentNeed[];
  readonly needs: readonly string[];
}

/** What a registry says. */
export interface Registry {
  readonly journeys: readonly Announced[];
  readonly resources: readonly Resource[];
}

const needsOfModule = new Map(nodeEntries.map(({ module, needs = [] }) => [module, needs]));
const keyOf = (path: string, name: string): string => `${path}\n${name}`;

/**
 * The journeys of some files that clients may start. Of those that only others enter nothing is said: they come along.
 * @param modules those of the whole program
 * @param paths of the files
 */
export async function registryOf(
  program: Program,
  modules: readonly Module[],
  paths: ReadonlySet<string>,
): Promise<Registry> {
  const { scopes } = analysisOf(program);
  const lowered = new Map(
    modules.flatMap(({ path, journeys }) =>
      journeys.map((journey) => [keyOf(path, journey.name), journey] as const),
    ),
  );
  const bySourcePath = [...program.files]
    .filter(({ source }) => paths.has(source.path))
    .sort((one, other) => (one.source.path < other.source.path ? -1 : 1));
  const startable = bySourcePath
    .flatMap((file) => file.journeys)
    .filter(({ innerTreeOnly }) => !innerTreeOnly);
  const journeys: Announced[] = [];
  for (const journey of startable) {
    const reached = new Set([journey]);
    for (const one of reached) {
      const inner = innerJourneysOf(one, scopes.get(one.file) ?? new Map());
      for (const entered of inner) reached.add(entered);
    }
    journeys.push(
      await announce(journey, reached, (one) => lowered.get(keyOf(one.file, one.name))),
    );
  }
  const used = new Set(journeys.flatMap(({ resources }) => resources));
  const resources = modules.flatMap((module) => module.resources);
  const byName = new Map(
    resources.toReversed().map((resource) => [resource.name, resource] as const),
  );
  return { journeys, resources: inOrder(used).flatMap((name) => byName.get(name) ?? []) };
}

async function announce(
  journey: BoundJourney,
  reached: ReadonlySet<BoundJourney>,
  loweredOf: (journey: BoundJourney) => Journey | undefined,
): Promise<Announced> {
  const own = loweredOf(journey);
  if (!own) throw new Error(`${journey.name} was not lowered, and a registry is to name it.`);
  const all = [...reached].flatMap((one) => loweredOf(one) ?? []);
  const parts = all.flatMap(({ nodes }) => nodes).flatMap((node) => [node, ...node.members]);
  const environment = new Map<string, EnvironmentNeed>();
  for (const { settings } of parts) for (const { value } of settings) addNeeds(value, environment);
  return {
    path: journey.file,
    constant: own.constant,
    name: own.name,
    displayName: own.displayName?.text,
    hash: await contentHash(all),
    connectors: own.connectors,
    resources: inOrder(all.flatMap(({ resource }) => resource ?? [])),
    environment: inOrder(environment.keys()).flatMap((key) => environment.get(key) ?? []),
    needs: inOrder(
      parts.flatMap(({ type }) => type.custom?.needs ?? needsOfModule.get(type.module) ?? []),
    ),
  };
}

function addNeeds(value: Value, needs: Map<string, EnvironmentNeed>): void {
  if (value.kind === "environment") {
    const { source, name } = value;
    needs.set(`${source} ${name}`, { source, name });
  }
  if (value.kind === "list") value.items.forEach((item) => addNeeds(item, needs));
  if (value.kind === "object")
    value.entries.forEach((entry: Entry) => addNeeds(entry.value, needs));
}

function inOrder(names: Iterable<string>): readonly string[] {
  return [...new Set(names)].sort();
}
