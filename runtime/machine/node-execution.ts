import type { Connector } from "../connectors/connector.ts";
import type { Directory } from "../directory/directory.ts";
import type { Json, JsonObject } from "../json.ts";
import type { Attempts } from "./attempts.ts";
import type { Answer } from "./callbacks.ts";
import type { ResourceDefinition } from "./journey.ts";
import type { LinkedMember, LinkedNode } from "./linked.ts";
import type { Mailer } from "./mailer.ts";
import { localize } from "./localize.ts";
import { reportedAttempts } from "./reported-attempts.ts";
import type { IdentityPort, NodeContext, NodeResult, PageMemberRun } from "./node-type.ts";
import type { NodeState } from "./node-state.ts";
import type { Log, StepPorts } from "./ports.ts";
import type { Run } from "./run.ts";

/** What the user answered, and what the node left with its question. */
export interface Resumption {
  /** True when the run was suspended and its link was followed; then there are no answers. */
  readonly resumed: boolean;
  readonly answers: readonly Answer[];
  readonly memory: Json | undefined;
  readonly askedBefore: number;
}

/** The context of one node, or of one member of a page, while it runs. */
export class NodeExecution implements NodeContext<JsonObject> {
  readonly settings: JsonObject;
  readonly state: NodeState;
  readonly answers: readonly Answer[] | undefined;
  readonly resumed: boolean;
  readonly memory: Json | undefined;
  readonly directory: Directory;
  readonly connectors: ReadonlyMap<string, Connector>;
  readonly identity: IdentityPort;
  readonly attempts: Attempts;
  readonly wired: ReadonlySet<string>;
  readonly mail: Mailer | undefined;
  readonly languages: readonly string[];
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly #node: LinkedNode;
  readonly #run: Run;
  readonly #ports: StepPorts;
  readonly #isMember: boolean;

  constructor(
    run: Run,
    node: LinkedNode,
    ports: StepPorts,
    part: LinkedNode | LinkedMember,
    resumption: Partial<Resumption> = {},
  ) {
    // Settings were checked against the type's schema by the compiler, and by `node()` when the journey was built.
    this.settings = part.settings as JsonObject;
    this.state = run.top.state;
    this.resumed = resumption.resumed === true;
    this.answers = this.resumed ? undefined : resumption.answers;
    this.memory = resumption.memory;
    this.directory = ports.directory;
    this.connectors = ports.connectors;
    this.identity = run.identity;
    this.attempts = reportedAttempts(ports, run.id, node);
    this.wired = node.wired;
    this.mail = ports.mail;
    this.languages = ports.languages;
    this.log = ports.log;
    this.signal = ports.signal;
    this.#node = node;
    this.#run = run;
    this.#ports = ports;
    this.#isMember = part !== node;
  }

  get resource(): ResourceDefinition | undefined {
    return this.#node.journey.resource;
  }

  get members(): readonly PageMemberRun[] {
    return this.#isMember ? [] : this.#node.members.map((member) => this.#member(member));
  }

  localize(texts: Readonly<Record<string, string>> | undefined): string | undefined {
    return localize(texts, this.#ports.languages);
  }

  now(): number {
    return this.#ports.now();
  }

  #member(member: LinkedMember): PageMemberRun {
    return {
      name: member.name,
      manifest: member.manifest,
      run: async (answers, memory): Promise<NodeResult> =>
        member.run(
          new NodeExecution(this.#run, this.#node, this.#ports, member, {
            ...(answers ? { answers } : {}),
            memory,
          }),
        ),
    };
  }
}
