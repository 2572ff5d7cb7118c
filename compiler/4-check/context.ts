import type { BoundFile, Journey, Node, Program } from "../2-bind/model.ts";
import { callGraph, type CallGraph } from "../3-flow/call-graph.ts";
import { entriesOf, flowOf } from "../3-flow/flow.ts";
import type { Flow } from "../3-flow/solver/exploration.ts";
import { interactiveNodes } from "../3-flow/interaction.ts";
import { outcomeGraph, type OutcomeGraph } from "../3-flow/outcome-graph.ts";
import { ownersOf, type SettingsOwner } from "./settings/owner.ts";
import { validateSettings, type SettingFault } from "./settings/validate.ts";

/** A journey with the file that it stands in and its outcome graph, which is built when a rule first asks. */
export class CheckedJourney {
  readonly journey: Journey;
  readonly file: BoundFile;
  #graph: OutcomeGraph | undefined;

  constructor(journey: Journey, file: BoundFile) {
    this.journey = journey;
    this.file = file;
  }

  get path(): string {
    return this.file.source.path;
  }

  get nodes(): Iterable<Node> {
    return this.journey.nodes.values();
  }

  get graph(): OutcomeGraph {
    this.#graph ??= outcomeGraph(this.journey);
    return this.#graph;
  }
}

/** What rules look at. Each fact is worked out once, when the first rule asks for it. */
export class CheckContext {
  readonly program: Program;
  readonly journeys: readonly CheckedJourney[];
  readonly #faults = new Map<SettingsOwner, readonly SettingFault[]>();
  readonly #facts = new Map<(context: CheckContext) => unknown, unknown>();
  readonly #checked: ReadonlyMap<Journey, CheckedJourney>;
  #calls: CallGraph | undefined;
  #flow: Flow | undefined;
  #entries: readonly Journey[] | undefined;
  #owners: readonly SettingsOwner[] | undefined;
  #interactive: ((node: Node) => boolean) | undefined;

  constructor(program: Program) {
    this.program = program;
    this.journeys = program.files.flatMap((file) =>
      file.journeys.map((journey) => new CheckedJourney(journey, file)),
    );
    this.#checked = new Map(this.journeys.map((checked) => [checked.journey, checked]));
  }

  /** A journey of this program with its file and its graph. */
  checkedOf(journey: Journey): CheckedJourney {
    const checked = this.#checked.get(journey);
    if (checked === undefined) throw new Error(`${journey.name} is not of this program.`);
    return checked;
  }

  /** Which journeys run which as inner journeys. */
  get calls(): CallGraph {
    this.#calls ??= callGraph(this.program);
    return this.#calls;
  }

  /** The program as the solver walks through it. */
  get flow(): Flow {
    this.#flow ??= flowOf(this.calls);
    return this.#flow;
  }

  /** The journeys that can be entered from outside. */
  get entries(): readonly Journey[] {
    this.#entries ??= entriesOf(this.program);
    return this.#entries;
  }

  /** What several rules rest on: worked out when the first of them asks. */
  fact<T>(work: (context: CheckContext) => T): T {
    if (!this.#facts.has(work)) this.#facts.set(work, work(this));
    return this.#facts.get(work) as T; // what `work` gave, under the key that `work` is
  }

  /** Everything that has settings whose schema is known. */
  get owners(): readonly SettingsOwner[] {
    this.#owners ??= this.program.files.flatMap(ownersOf);
    return this.#owners;
  }

  /** True when the user may be asked while the node runs. */
  isInteractive(node: Node): boolean {
    this.#interactive ??= interactiveNodes(this.calls);
    return this.#interactive(node);
  }

  /** What the settings schema of the owner refuses. */
  faultsOf(owner: SettingsOwner): readonly SettingFault[] {
    const known = this.#faults.get(owner) ?? validateSettings(owner);
    this.#faults.set(owner, known);
    return known;
  }
}
