import type { Connector } from "../connectors/connector.ts";
import type { Devices } from "../directory/devices.ts";
import type { Directory } from "../directory/directory.ts";
import type { IdentityProvider } from "../identity-providers/identity-provider.ts";
import type { Json, JsonObject } from "../json.ts";
import type { AppContent } from "./app-content.ts";
import type { Attempts } from "./attempts.ts";
import type { Answer } from "./callbacks.ts";
import type { ResourceDefinition } from "./journey.ts";
import type { LinkedMember, LinkedNode } from "./linked.ts";
import type { Mailer } from "./mailer.ts";
import { localize } from "./localize.ts";
import { reportedAttempts } from "./reported-attempts.ts";
import { reportedConnectors } from "./reported-connectors.ts";
import type { IdentityPort, NodeContext, NodeResult, PageMemberRun } from "./node-type.ts";
import type { NodeState } from "./node-state.ts";
import type { Log, StepPorts } from "./ports.ts";
import { retriesOf, type Retries } from "./retries.ts";
import type { Run } from "./run.ts";
import type { ClientRequest } from "./client-request.ts";
import type { PersistentCookies } from "./persistent-cookies.ts";
import type { SessionPort } from "./session-wishes.ts";
import type { TextMessenger } from "./text-messenger.ts";

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
  /** Of the journey that the node stands in: a node that is no longer waited for must not see another's. */
  readonly state: NodeState;
  readonly #run: Run;
  readonly #node: LinkedNode;
  readonly #ports: StepPorts;
  readonly #part: LinkedNode | LinkedMember;
  readonly #resumption: Partial<Resumption> | undefined;

  constructor(
    run: Run,
    node: LinkedNode,
    ports: StepPorts,
    part: LinkedNode | LinkedMember,
    resumption: Partial<Resumption> | undefined,
  ) {
    this.state = run.top.state;
    this.#run = run;
    this.#node = node;
    this.#ports = ports;
    this.#part = part;
    this.#resumption = resumption;
  }

  // A node looks at few of these, and there is one context for each that runs.

  get settings(): JsonObject {
    // Checked against the type's schema by the compiler, and by `node()` when the journey was built.
    return this.#part.settings as JsonObject;
  }

  get resumed(): boolean {
    return this.#resumption?.resumed === true;
  }

  get answers(): readonly Answer[] | undefined {
    return this.resumed ? undefined : this.#resumption?.answers;
  }

  get memory(): Json | undefined {
    return this.#resumption?.memory;
  }

  get directory(): Directory {
    return this.#ports.directory;
  }

  get devices(): Devices {
    return this.#ports.devicesOf(this.#ports.directory);
  }

  get identity(): IdentityPort {
    return this.#run.identity;
  }

  get session(): SessionPort {
    return this.#run.session;
  }

  get persistentCookies(): PersistentCookies {
    const { persistentCookies, request } = this.#ports;
    const wishes = this.#run.persistentCookies;
    return {
      read: (name) => persistentCookies.open(name, request.cookie(name)),
      wish: (wish) => void wishes.set(wish.name, wish),
    };
  }

  get request(): ClientRequest {
    return this.#ports.request;
  }

  get attempts(): Attempts {
    return reportedAttempts(this.#ports, this.#run.id, this.#node);
  }

  get retries(): Retries {
    return retriesOf(this.#node, this.#run.retries, this.#ports.retries);
  }

  get wired(): ReadonlySet<string> {
    return this.#node.wired;
  }

  get mail(): Mailer | undefined {
    return this.#ports.mail;
  }

  get sms(): TextMessenger | undefined {
    return this.#ports.sms;
  }

  get app(): AppContent {
    return this.#ports.app;
  }

  get languages(): readonly string[] {
    return this.#ports.languages;
  }

  get log(): Log {
    return this.#ports.log;
  }

  get signal(): AbortSignal {
    return this.#ports.signal;
  }

  /** Wrapped when a node wants them: few do. */
  get connectors(): ReadonlyMap<string, Connector> {
    return reportedConnectors(this.#ports, this.#run.id, this.#node);
  }

  get identityProviders(): ReadonlyMap<string, IdentityProvider> {
    return this.#ports.identityProviders;
  }

  get resource(): ResourceDefinition | undefined {
    return this.#node.journey.resource;
  }

  get members(): readonly PageMemberRun[] {
    return this.#part !== this.#node
      ? []
      : this.#node.members.map((member) => this.#member(member));
  }

  localize(texts: Readonly<Record<string, string>> | undefined): string | undefined {
    return localize(texts, this.#ports.languages);
  }

  choose(text: string, below: number): number {
    return this.#ports.choose(text, below);
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
