import type { Json } from "../json.ts";
import type { Callback } from "./callbacks.ts";
import { nobody, RunIdentity } from "./identity.ts";
import type { Program } from "./link.ts";
import type { LinkedJourney, LinkedNode } from "./linked.ts";
import type { RunRetries } from "./retries.ts";
import type { PersistentCookieWish } from "./persistent-cookies.ts";
import { RunSession } from "./session-wishes.ts";
import type { FrameState, Returns, RunState } from "./run-state.ts";
import {
  pickKeys,
  readKey,
  type Scope,
  ScopedState,
  type ScopeEntries,
  writeKey,
} from "./scopes.ts";

/** Where a live run stands in one journey. Its transient and secure state are this journey's own. */
export class Frame {
  node: LinkedNode;
  returns: Returns | undefined;
  readonly state: ScopedState;
  readonly #shared: Scope;
  readonly #transient: Scope;
  readonly #secure: Scope;

  constructor(node: LinkedNode, shared: Scope, transient: Scope, secure: Scope) {
    this.node = node;
    this.#shared = shared;
    this.#transient = transient;
    this.#secure = secure;
    this.state = new ScopedState(shared, transient, secure);
  }

  /**
   * The frame of an inner journey: it sees all shared state, and of the rest the secrets that it receives.
   * @param start where the journey starts
   */
  enter({ receives }: LinkedJourney, start: LinkedNode): Frame {
    return new Frame(
      start,
      this.#shared,
      pickKeys(this.#transient, receives),
      pickKeys(this.#secure, receives),
    );
  }

  /** Drops the secrets that neither this node nor one after it reads. */
  dropSecrets(): void {
    for (const key of this.node.drops) {
      for (const scope of [this.#transient, this.#secure, this.#shared]) {
        if (scope.size > 0) writeKey(scope, key, undefined);
      }
    }
  }

  /** What survives a round trip: of the transient state, only secrets that are still read. */
  save(): FrameState {
    for (const key of this.node.keeps) {
      const value = readKey(this.#transient, key);
      if (value !== undefined) writeKey(this.#secure, key, value);
    }
    this.#transient.clear();
    const { node, returns } = this;
    const secure: ScopeEntries = [...pickKeys(this.#secure, node.keeps)];
    return { journey: node.journey.name, node: node.name, secure, ...(returns ? { returns } : {}) };
  }
}

/** What few runs have. */
interface Rare {
  session?: RunSession;
  persistentCookies?: Map<string, PersistentCookieWish>;
  retries?: RunRetries;
}

/** A run while a step of it runs. */
export class Run {
  readonly id: string;
  readonly journey: LinkedJourney;
  readonly startedAt: number;
  readonly shared: Scope;
  readonly frames: Frame[];
  readonly identity: RunIdentity;
  step: number;
  nodesRun: number;
  #rare: Rare | undefined;

  private constructor(
    journey: LinkedJourney,
    shared: Scope,
    frames: Frame[],
    saved: Omit<RunBasics, "journey">,
  ) {
    this.journey = journey;
    this.shared = shared;
    this.frames = frames;
    this.id = saved.run;
    this.startedAt = saved.startedAt;
    this.identity = new RunIdentity(saved.identity);
    this.step = saved.step;
    this.nodesRun = saved.nodesRun;
    if (saved.session) this.#some.session = new RunSession(saved.session);
    if (saved.retries) this.#some.retries = new Map(saved.retries);
    for (const wish of saved.persistentCookies ?? []) this.persistentCookies.set(wish.name, wish);
  }

  get #some(): Rare {
    return (this.#rare ??= {});
  }

  /** What nodes want of the session. */
  get session(): RunSession {
    return (this.#some.session ??= new RunSession());
  }

  /** The cookies that success issues, by name. */
  get persistentCookies(): Map<string, PersistentCookieWish> {
    return (this.#some.persistentCookies ??= new Map());
  }

  /** How often nodes have let the user try again. */
  get retries(): RunRetries {
    return (this.#some.retries ??= new Map());
  }

  /** A run of a journey that ends where it starts has no frame. */
  static start(journey: LinkedJourney, id: string, startedAt: number, realm: string): Run {
    const shared: Scope = new Map([["realm", `/${realm}`]]);
    const { start } = journey;
    const frames =
      typeof start === "string" ? [] : [new Frame(start, shared, new Map(), new Map())];
    return new Run(journey, shared, frames, {
      run: id,
      startedAt,
      identity: nobody,
      step: 0,
      nodesRun: 0,
    });
  }

  /** Undefined when the state names what the program does not have. */
  static restore(program: Program, state: RunState): Run | undefined {
    const journey = program.byName.get(state.journey);
    if (!journey || journey.version !== state.version) return undefined;
    const shared: Scope = new Map(state.shared);
    const frames: Frame[] = [];
    for (const saved of state.frames) {
      const node = program.byName.get(saved.journey)?.nodes.get(saved.node);
      if (!node) return undefined;
      const frame = new Frame(node, shared, new Map(), new Map(saved.secure));
      frame.returns = saved.returns;
      frames.push(frame);
    }
    return new Run(journey, shared, frames, state);
  }

  /** The frame that runs: of the innermost journey. */
  get top(): Frame {
    return this.frames.at(-1) as Frame;
  }

  /** The state to keep while the user answers. */
  save(callbacks: readonly Callback[], askedBefore: number, memory: Json | undefined): RunState {
    this.step += 1;
    const { retries, persistentCookies, session } = this.#rare ?? {};
    return {
      run: this.id,
      step: this.step,
      journey: this.journey.name,
      version: this.journey.version,
      startedAt: this.startedAt,
      nodesRun: this.nodesRun,
      frames: this.frames.map((frame) => frame.save()),
      shared: [...this.shared],
      identity: this.identity.state,
      ...(retries?.size ? { retries: [...retries] } : {}),
      asked: callbacks.map(({ type, input }) => ({ type, input })),
      askedBefore,
      ...(persistentCookies?.size ? { persistentCookies: [...persistentCookies.values()] } : {}),
      ...(session ? { session: session.wishes } : {}),
      ...(memory === undefined ? {} : { memory }),
    };
  }
}

type RunBasics = Pick<
  RunState,
  | "run"
  | "journey"
  | "startedAt"
  | "identity"
  | "persistentCookies"
  | "retries"
  | "session"
  | "step"
  | "nodesRun"
>;
