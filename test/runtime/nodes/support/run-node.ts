import { createSecretKey } from "node:crypto";
import type { Mail, Mailer } from "../../../../runtime/machine/mailer.ts";
import type { TextMessage, TextMessenger } from "../../../../runtime/machine/text-messenger.ts";
import type { Connector } from "../../../../runtime/connectors/connector.ts";
import type { Directory } from "../../../../runtime/directory/directory.ts";
import type { Devices } from "../../../../runtime/directory/devices.ts";
import { SealedDevices } from "../../../../runtime/directory/sealed-devices.ts";
import { memoryDirectory } from "../../../../runtime/directory/memory.ts";
import type { IdentityProvider } from "../../../../runtime/identity-providers/identity-provider.ts";
import type { Json, JsonObject } from "../../../../runtime/json.ts";
import type { Answer } from "../../../../runtime/machine/callbacks.ts";
import type { ResourceDefinition } from "../../../../runtime/machine/journey.ts";
import type {
  NodeContext,
  NodeResult,
  NodeType,
  PageMemberRun,
} from "../../../../runtime/machine/node-type.ts";
import { type ClientRequest, noRequest } from "../../../../runtime/machine/client-request.ts";
import type { PersistentCookieWish } from "../../../../runtime/machine/persistent-cookies.ts";
import { PersistentCookieIssuer } from "../../../../runtime/session/persistent-cookies.ts";
import { Sealer } from "../../../../runtime/session/seal.ts";
import { RunSession } from "../../../../runtime/machine/session-wishes.ts";
import { nobody, RunIdentity } from "../../../../runtime/machine/identity.ts";
import type { LinkedNode } from "../../../../runtime/machine/linked.ts";
import { retriesOf, type RunRetries } from "../../../../runtime/machine/retries.ts";
import type { SessionStore } from "../../../../runtime/session/store.ts";
import { chooser } from "../../../../runtime/app/chooser.ts";
import type { AppContent } from "../../../../runtime/machine/app-content.ts";
import type { Attempts } from "../../../../runtime/machine/attempts.ts";
import { AttemptLimiter } from "../../../../runtime/session/attempt-limiter.ts";
import { defaultAttemptLimits } from "../../../../runtime/session/attempt-limits.ts";
import { memoryStore } from "../../../../runtime/session/memory-store.ts";
import { RetryCounter } from "../../../../runtime/session/retry-counter.ts";
import { StepAttempts } from "../../../../runtime/session/step-attempts.ts";
import { StepUse } from "../../../../runtime/session/step-use.ts";
import { ScopedState, type Scope } from "../../../../runtime/machine/scopes.ts";
import { completeSettings, type Settings } from "../../../../runtime/machine/settings.ts";
import { expandKey } from "../../../../runtime/machine/secret-keys.ts";
import { recordOutcome } from "../../../outcomes/record.ts";
import { harmlessContext } from "./harmless-context.ts";
import { expectHonest } from "./honesty.ts";
import { resource } from "./schema.ts";
import { TracedIdentity } from "./traced-identity.ts";
import { TracedState, type Write } from "./traced-state.ts";

export interface LogLine {
  readonly level: string;
  readonly fields: JsonObject;
  readonly message: string;
}

/** What one run of a node did. */
export class Trace {
  readonly state: TracedState;
  readonly identity: TracedIdentity;
  readonly #settings: Settings;

  constructor(state: TracedState, identity: TracedIdentity, settings: Settings) {
    this.state = state;
    this.identity = identity;
    this.#settings = settings;
  }

  get reads(): ReadonlySet<string> {
    return this.state.reads;
  }

  get writes(): readonly Write[] {
    return this.state.writes;
  }

  get said(): readonly string[] {
    return this.identity.said;
  }

  /** The state keys that a manifest's key stands for in this run. */
  expand(key: string): readonly string[] {
    return expandKey(key, this.#settings);
  }
}

/** Everything around a node, real parts all of it: state, identity and directory are the runtime's own. */
export class Bench {
  readonly shared: Scope = new Map();
  readonly transient: Scope = new Map();
  readonly secure: Scope = new Map();
  readonly identity = new RunIdentity(nobody);
  readonly session = new RunSession();
  /** The request that the step came with. */
  request: ClientRequest = noRequest;
  readonly wishedCookies = new Map<string, PersistentCookieWish>();
  readonly cookies = new PersistentCookieIssuer(
    new Sealer(["a-key-for-tests-0123456789-abcdefghijklmnop"], "persistent-cookie", "alpha"),
    () => this.time,
  );
  readonly #deviceSealer = new Sealer(
    ["a-key-for-tests-0123456789-abcdefghijklmnop"],
    "devices",
    "alpha",
  );
  readonly logged: LogLine[] = [];
  readonly connectors = new Map<string, Connector>();
  readonly identityProviders = new Map<string, IdentityProvider>();
  readonly wired = new Set<string>();
  /** What the node sent. */
  readonly mails: Mail[] = [];
  readonly mail: Mailer = { send: async (mail) => void this.mails.push(mail) };
  readonly textMessages: TextMessage[] = [];
  sms: TextMessenger | undefined = { send: async (text) => void this.textMessages.push(text) };
  /** What the app says for its nodes. */
  app: AppContent = {
    terms: undefined,
    securityQuestions: undefined,
    consentMappings: [],
    showState: false,
  };
  /** Milliseconds since the epoch. */
  time = 0;
  /** How often nodes of this run have let the user try again. */
  readonly retries: RunRetries = new Map();
  /** Counts of all runs. */
  store: SessionStore = memoryStore();
  readonly #secret = createSecretKey(Buffer.alloc(32, 1));
  readonly #attempts = memoryStore();
  readonly #limiter = new AttemptLimiter({
    store: this.#attempts,
    limits: defaultAttemptLimits,
    secret: this.#secret,
    now: () => 0,
  });
  /** What the last run did. */
  trace: Trace | undefined;
  resource: ResourceDefinition | undefined = resource;
  directory: Directory = memoryDirectory();

  static async open(): Promise<Bench> {
    const bench = new Bench();
    await bench.directory.open([resource]);
    return bench;
  }

  /** Those of a step of its own for each run of a node. */
  get attempts(): Attempts {
    return new StepAttempts(this.#limiter, undefined, new StepUse(this.#attempts, undefined));
  }

  get state(): ScopedState {
    return new ScopedState(this.shared, this.transient, this.secure);
  }

  get devices(): Devices {
    return new SealedDevices({
      directory: this.directory,
      sealer: this.#deviceSealer,
      now: () => this.time,
    });
  }

  /** Runs a node once and holds what it did against its manifest. */
  async run<Values, Outcome extends string, Optional extends string>(
    type: NodeType<Values, Outcome, Optional>,
    settings: Settings = {},
    input: {
      readonly answers?: readonly Answer[] | undefined;
      readonly memory?: Json | undefined;
      readonly resumed?: boolean;
      readonly members?: readonly PageMemberRun[];
    } = {},
  ): Promise<NodeResult> {
    const complete = completeSettings(type.manifest, settings, {}, () => undefined);
    const state = new TracedState(this.state);
    const identity = new TracedIdentity(this.identity);
    this.trace = new Trace(state, identity, complete);
    let result: NodeResult | undefined;
    try {
      // The settings of a test are written by hand; `run` must cope with any.
      const context = this.#context(state, identity, complete as Values, input);
      result = await type.run(type.harmless ? harmlessContext(context) : context);
      if (result.kind === "outcome") recordOutcome(type.manifest.type, result.outcome);
      return result;
    } finally {
      expectHonest(type.manifest, complete, result, state, identity);
    }
  }

  /** A member of a page, on the same state. */
  member<Values, Outcome extends string, Optional extends string>(
    name: string,
    type: NodeType<Values, Outcome, Optional>,
    settings: Settings = {},
  ): PageMemberRun {
    return {
      name,
      manifest: type.manifest,
      run: (answers, memory) => this.run(type, settings, { answers, memory }),
    };
  }

  #context<Values>(
    state: TracedState,
    identity: TracedIdentity,
    settings: Values,
    input: {
      readonly answers?: readonly Answer[] | undefined;
      readonly memory?: Json | undefined;
      readonly resumed?: boolean;
      readonly members?: readonly PageMemberRun[];
    },
  ): NodeContext<Values> {
    const log = (level: string) => (fields: JsonObject, message: string) => {
      this.logged.push({ level, fields, message });
    };
    return {
      settings,
      state,
      resumed: input.resumed ?? false,
      answers: input.answers,
      memory: input.memory,
      members: input.members ?? [],
      resource: this.resource,
      directory: this.directory,
      devices: this.devices,
      connectors: this.connectors,
      identityProviders: this.identityProviders,
      identity,
      session: this.session,
      persistentCookies: {
        read: (name) => this.cookies.open(name, this.request.cookie(name)),
        wish: (wish) => void this.wishedCookies.set(wish.name, wish),
      },
      request: this.request,
      attempts: this.attempts,
      wired: this.wired,
      mail: this.mail,
      sms: this.sms,
      app: this.app,
      choose: chooser(this.#secret),
      languages: ["en"],
      localize: (texts) => texts?.["en"] ?? Object.values(texts ?? {})[0],
      retries: retriesOf(
        // Nothing of a linked node but its place is looked at.
        { name: "node", journey: { name: "Journey" } } as LinkedNode,
        this.retries,
        new RetryCounter({ store: this.store, secret: this.#secret, now: () => this.time }).ofStep(
          async () => {},
        ),
      ),
      now: () => this.time,
      log: { debug: log("debug"), info: log("info"), warn: log("warn"), error: log("error") },
      signal: new AbortController().signal,
    };
  }
}
