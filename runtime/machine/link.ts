import { refusedSettings } from "../catalogue/refused-settings.ts";
import { contentHash } from "./content-hash.ts";
import { readBySchema } from "./custom/read-by-schema.ts";
import type { EnvironmentReference, Journey, JourneyNode, Terminal } from "./journey.ts";
import type { LinkedJourney, LinkedNode, Successor } from "./linked.ts";
import type { NodeType } from "./node-type.ts";
import { outcomesOf } from "./outcomes.ts";
import { reachable } from "./reachable.ts";
import { secretKeys } from "./secret-keys.ts";
import { completeSettings, type Environment, type Settings } from "./settings.ts";

/** One thing that is wrong with what the app passed in, and what to do about it. */
export interface Mistake {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

/** Journeys made ready to run. */
export interface Program {
  readonly journeys: ReadonlyMap<Journey, LinkedJourney>;
  readonly byName: ReadonlyMap<string, LinkedJourney>;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
type Report = (mistake: Mistake) => void;

const terminals: ReadonlySet<string> = new Set(["success", "failure", "stop"]);

/** Links journeys and all that they can enter. What is wrong with them is reported, all of it. */
export function link(
  journeys: readonly Journey[],
  environment: Environment,
): { readonly program: Program; readonly mistakes: readonly Mistake[] } {
  const mistakes: Mistake[] = [];
  const report: Report = (mistake) => mistakes.push(mistake);
  const linked = new Map<Journey, LinkedJourney>();
  const all = reachable(journeys);
  const served = new Set(journeys);
  for (const journey of all)
    linked.set(journey, linkJourney(journey, served.has(journey), environment, report));
  dropUnreadSecrets(linked);
  return { program: { journeys: linked, byName: indexByName(all, linked, report) }, mistakes };
}

function indexByName(
  all: ReadonlySet<Journey>,
  linked: ReadonlyMap<Journey, LinkedJourney>,
  report: Report,
): ReadonlyMap<string, LinkedJourney> {
  const byName = new Map<string, LinkedJourney>();
  for (const journey of all) {
    const target = linked.get(journey);
    for (const name of new Set([journey.name, journey.displayName ?? journey.name])) {
      if (byName.has(name)) report(duplicateName(name));
      else if (target) byName.set(name, target);
    }
  }
  return byName;
}

function linkJourney(
  journey: Journey,
  served: boolean,
  environment: Environment,
  report: Report,
): LinkedJourney {
  const nodes = new Map<string, LinkedNode>();
  // `start` is set below, once its node exists; a journey without it is reported and never run.
  const linked = {
    start: undefined as unknown as LinkedNode | Terminal,
    name: journey.name,
    displayName: journey.displayName ?? journey.name,
    // What only comes along with the journeys that enter it is not there for clients.
    innerTreeOnly: journey.innerTreeOnly === true || !served,
    resource: journey.resource,
    receives: journey.receives ?? [],
    version: contentHash(reachable([journey])),
    nodes,
  } satisfies Writable<LinkedJourney>;
  for (const [name, node] of Object.entries(journey.nodes)) {
    nodes.set(name, linkNode(name, node, linked, environment, report));
  }
  for (const [name, node] of Object.entries(journey.nodes)) {
    wire(nodes.get(name) as LinkedNode, node, nodes, report);
  }
  const start = terminals.has(journey.start)
    ? (journey.start as Terminal)
    : nodes.get(journey.start);
  if (start) linked.start = start;
  else report(wiringMistake(journey.name, "start", journey.start));
  return linked;
}

function linkNode(
  name: string,
  node: JourneyNode,
  journey: LinkedJourney,
  environment: Environment,
  report: Report,
): LinkedNode {
  const place = `\`${name}\` of journey \`${journey.name}\``;
  const where = `node ${place}`;
  const complete = ({ type, settings }: Pick<JourneyNode, "type" | "settings">): Settings => {
    const missing = ({ kind, name: value }: EnvironmentReference): void =>
      report(missingValue(kind, value, where));
    return type.readSettings === undefined
      ? completeSettings(type.manifest, settings, environment, missing)
      : readBySchema(type.readSettings, settings, environment, missing, (problem) =>
          report(invalidSettings(where, problem)),
        );
  };
  const settings = complete(node);
  const members = Object.entries(node.members ?? {}).map(([memberName, member]) => ({
    name: memberName,
    manifest: member.type.manifest,
    run: runOf(member.type),
    settings: complete(member),
  }));
  reportRefused(node.type, settings, place, report);
  return {
    name,
    journey,
    manifest: node.type.manifest,
    run: runOf(node.type),
    settings,
    harmless: [node, ...Object.values(node.members ?? {})].every(
      ({ type }) => type.harmless === true,
    ),
    members,
    wired: new Set(Object.keys(node.outcomes)),
    successors: new Map(),
    keeps: node.secrets ?? [],
    drops: [],
  };
}

/** What the node could not keep at run time keeps the app from starting. */
function reportRefused(
  type: NodeType<never, string>,
  settings: Settings,
  where: string,
  report: Report,
): void {
  // As for `run`: the settings are those of the type.
  const refused = [
    ...refusedSettings(type.manifest, settings),
    ...(type.refused?.(settings as never) ?? []),
  ];
  for (const { setting, reason, fix } of refused)
    report({
      code: "journey-setting-refused",
      message: `The setting \`${setting}\` of ${where} cannot be used: ${reason}.`,
      fix,
    });
}

/** Bound to its type. That settings fit the type was checked where the journey called `node()`. */
function runOf(type: NodeType<never, string>): NodeType["run"] {
  return (context) => type.run(context as never);
}

function wire(
  linked: LinkedNode,
  node: JourneyNode,
  nodes: ReadonlyMap<string, LinkedNode>,
  report: Report,
): void {
  const successors = linked.successors as Map<string, Successor>;
  for (const [outcome, target] of Object.entries(node.outcomes)) {
    const successor = terminals.has(target) ? (target as Successor) : nodes.get(target);
    if (successor) successors.set(outcome, successor);
    else report(wiringMistake(linked.journey.name, `${linked.name}.${outcome}`, target));
  }
  for (const outcome of outcomesOf(linked.manifest, linked.settings, linked.members.at(-1))) {
    if (linked.wired.has(outcome.name)) continue;
    const fold = outcome.optional?.foldsInto;
    const successor =
      fold === "error" ? "error" : fold === undefined ? undefined : successors.get(fold);
    if (successor) successors.set(outcome.name, successor);
    else report(unwired(linked, outcome.name));
  }
}

/** Which keys hold secrets is known from all nodes together, as state crosses from journey to journey. */
function dropUnreadSecrets(linked: ReadonlyMap<Journey, LinkedJourney>): void {
  const nodes = [...linked.values()].flatMap((journey) => [...journey.nodes.values()]);
  const secrets = new Set(
    nodes
      .flatMap((node) => [node, ...node.members])
      .flatMap(({ manifest, settings }) => secretKeys(manifest, settings)),
  );
  for (const node of nodes) {
    const keeps = new Set(node.keeps);
    (node as Writable<LinkedNode>).drops = [...secrets].filter((key) => !keeps.has(key));
  }
}

export function duplicateName(name: string): Mistake {
  return {
    code: "duplicate-journey-name",
    message: `Two journeys are named \`${name}\`.`,
    fix: "Give one of them another name or display name.",
  };
}

export function missingValue(kind: string, name: string, where: string): Mistake {
  return {
    code: "environment-value-missing",
    message: `\`${kind}.${name}\`, which ${where} needs, is not set.`,
    fix: `Set ${name} in the environment, or pass it in the \`environment\` option.`,
  };
}

function invalidSettings(where: string, problem: string): Mistake {
  return {
    code: "node-settings-invalid",
    message: `The settings of ${where} are not what its type wants: ${problem}.`,
    fix: "Correct them in the `.journey` file, or the environment that they read; see the schema of the node type.",
  };
}

function wiringMistake(journey: string, from: string, target: string): Mistake {
  return {
    code: "journey-target-unknown",
    message: `\`${from}\` of journey \`${journey}\` leads to \`${target}\`, which does not exist.`,
    fix: "Compile the journey again with `journeyc compile`.",
  };
}

function unwired(node: LinkedNode, outcome: string): Mistake {
  return {
    code: "journey-outcome-unwired",
    message: `Outcome \`${outcome}\` of node \`${node.name}\` of journey \`${node.journey.name}\` is not wired.`,
    fix: "Wire it in the `.journey` file and compile again with `journeyc compile`.",
  };
}
