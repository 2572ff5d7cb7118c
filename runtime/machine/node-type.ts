import type { SettingRefusal } from "../catalogue/refused-settings.ts";
import type { NodeManifest } from "../manifest.ts";
import type { Connector } from "../connectors/connector.ts";
import type { Devices } from "../directory/devices.ts";
import type { Directory, ManagedObject } from "../directory/directory.ts";
import type { IdentityProvider } from "../identity-providers/identity-provider.ts";
import type { Json, JsonObject } from "../json.ts";
import type { AppContent } from "./app-content.ts";
import type { Attempts } from "./attempts.ts";
import type { Answer, Callback } from "./callbacks.ts";
import type { ClientRequest } from "./client-request.ts";
import type { Journey, ResourceDefinition } from "./journey.ts";
import type { Mailer } from "./mailer.ts";
import type { NodeState } from "./node-state.ts";
import type { Log } from "./ports.ts";
import type { Retries } from "./retries.ts";
import type { PersistentCookies } from "./persistent-cookies.ts";
import type { SessionPort } from "./session-wishes.ts";
import type { TextMessenger } from "./text-messenger.ts";

/** What a node's `run` answers: it takes an outcome, asks the user, suspends the run, or enters an inner journey. */
export type NodeResult<Outcome extends string = string> =
  | { readonly kind: "outcome"; readonly outcome: Outcome }
  | {
      readonly kind: "ask";
      readonly callbacks: readonly Callback[];
      /** What a page says around its callbacks. */
      readonly page?: PageText;
      /** Kept until the answers to this question arrive, for this execution of this node only. */
      readonly memory?: Json;
    }
  | {
      readonly kind: "suspend";
      /** What the user is told meanwhile, e.g. to read the mail. */
      readonly message: string;
      /** Sends the link. Called when the run is kept; the run ends in an error when this rejects. */
      deliver(link: ResumeLink): Promise<void>;
      /** Kept until the link is followed, for this execution of this node only. */
      readonly memory?: Json;
      /** How long the link works; default: `limits.suspendMilliseconds`. */
      readonly milliseconds?: number;
    }
  | {
      readonly kind: "enter";
      readonly journey: Journey;
      /** The outcomes to take when the inner journey ends; without `error`, an error ends the whole run. */
      readonly outcomes: {
        readonly success: Outcome;
        readonly failure: Outcome;
        readonly error?: Outcome;
      };
    };

/** How a suspended run goes on: whoever has the link has the run, so it must reach nobody but its user. It works once. */
export interface ResumeLink {
  readonly suspendedId: string;
  /** Undefined where the app does not say under which address users reach it (options `origins` or `resumeUrl`). */
  readonly url: string | undefined;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** Header, description and stage of a page, already in the user's language. Header and description may be HTML. */
export interface PageText {
  readonly header?: string;
  readonly description?: string;
  readonly stage?: string;
  /** The language tag that the header, or else the description, has in the journey. */
  readonly language?: string;
}

/** Takes an outcome. */
export function take<Outcome extends string>(outcome: Outcome): NodeResult<Outcome> {
  return { kind: "outcome", outcome };
}

/** Asks the user; the node runs again with the answers. */
export function ask(
  callbacks: readonly Callback[],
  more: { readonly page?: PageText; readonly memory?: Json } = {},
): NodeResult<never> {
  return { kind: "ask", callbacks, ...more };
}

/**
 * Suspends the run until the user follows a link; the node then runs again, with `resumed` and without answers.
 * @param message what the user is told meanwhile
 * @param deliver sends the link to the user, and to nobody else
 */
export function suspend(
  message: string,
  deliver: (link: ResumeLink) => Promise<void>,
  more: { readonly memory?: Json; readonly milliseconds?: number } = {},
): NodeResult<never> {
  return { kind: "suspend", message, deliver, ...more };
}

/** Says who the run is about, and what has been proved. The machine refuses `success` for a user who proved nothing. */
export interface IdentityPort {
  /**
   * A stored user was found. Nothing is proved by that; but a remote proof for the remote id that the object carries
   * as `externalId` becomes a proof for this user, or, where it carries none, one for its user name.
   */
  identify(object: ManagedObject): void;
  /** This stored user showed a credential that was verified here. */
  prove(object: ManagedObject): void;
  /** A remote system verified a credential. It counts once a stored user of this name has been identified. */
  proveRemotely(remote: {
    readonly connector: string;
    readonly name: string;
    readonly id: string;
  }): void;
  /**
   * Whether a remote system has verified a credential of this user in this run.
   * @param object a user who is not identified yet; absent: the run's user
   */
  provedRemotely(object?: ManagedObject): boolean;
  /**
   * An identity provider proved who the user is there. It proves no stored user: it only lets this account be linked, in
   * this run, to the object that is created, or to the user who has shown a credential of his own.
   * @param account as stored objects carry it in `aliasList`
   */
  proveAccount(account: string): void;
  /** The accounts elsewhere that this run has seen proved. */
  provedAccounts(): readonly string[];
  /** The run's user, if that very user has shown a credential, here or to a remote system. */
  authenticated():
    | {
        readonly resource: string;
        readonly id: string;
        /** As it was when the credential was verified here. */
        readonly userName?: string;
      }
    | undefined;
}

/** A member of a page, for the page node. */
export interface PageMemberRun {
  readonly name: string;
  readonly manifest: NodeManifest;
  /** Runs the member: without answers for the first time, with them when it had asked. */
  run(answers: readonly Answer[] | undefined, memory: Json | undefined): Promise<NodeResult>;
}

/** All that a node can see and do. There is nothing ambient: no clock, no environment, no globals. */
export interface NodeContext<Settings> {
  readonly settings: Settings;
  readonly state: NodeState;
  /** The answers to what this execution asked; undefined when the node is entered. */
  readonly answers: readonly Answer[] | undefined;
  /** True when this execution suspended the run, and the link that it had sent was followed. */
  readonly resumed: boolean;
  /** What this execution left with its question, or when it suspended the run. */
  readonly memory: Json | undefined;
  /** The managed object type that the journey is about; undefined when the journey names none. */
  readonly resource: ResourceDefinition | undefined;
  readonly directory: Directory;
  /** Devices of the directory's users: authenticator apps, passkeys, security keys. */
  readonly devices: Devices;
  readonly connectors: ReadonlyMap<string, Connector>;
  /** Where users may sign on instead of here, in the order in which they are offered. */
  readonly identityProviders: ReadonlyMap<string, IdentityProvider>;
  readonly identity: IdentityPort;
  /** The session that success leads to. */
  readonly session: SessionPort;
  /** Cookies by which users are known again. */
  readonly persistentCookies: PersistentCookies;
  /** The request that the step came with. */
  readonly request: ClientRequest;
  /** Counts guesses. A node with `guess` in its manifest must ask here before it verifies. */
  readonly attempts: Attempts;
  /** Counts how often this node has let the user try again. */
  readonly retries: Retries;
  /** The outcomes that the journey wires, by name. */
  readonly wired: ReadonlySet<string>;
  /** Members of a page; empty for other nodes. */
  readonly members: readonly PageMemberRun[];
  /** Picks the text for the user's languages, else `en`, else the first. */
  localize(texts: Readonly<Record<string, string>> | undefined): string | undefined;
  /**
   * A whole number from 0, below this one, that only this app can tell, always the same for the same text: for what is
   * to look alike for users who do not exist.
   */
  choose(text: string, below: number): number;
  /** Milliseconds since the epoch. */
  now(): number;
  /** How to send mail; there where a node's type says that it `needs` it. */
  readonly mail: Mailer | undefined;
  /** How to send text messages; there where a node's type says that it `needs` it. */
  readonly sms: TextMessenger | undefined;
  /** What the app says for its nodes. */
  readonly app: AppContent;
  /** The user's languages, the preferred one first. */
  readonly languages: readonly string[];
  readonly log: Log;
  /** Aborted when the step's deadline passes or the caller goes away. */
  readonly signal: AbortSignal;
}

/** Options of the app that a node type cannot do without. */
export type Need = "origins" | "mail" | "sms" | "terms" | "securityQuestions" | "identityProviders";

/** One thing that is wrong with settings: where, and what, in words that may hold the value. */
export interface SettingsIssue {
  /** Empty: the settings as a whole. */
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Makes of the settings of a node what its `run` sees, or says what is wrong with them. */
export type SettingsReader = (
  given: Readonly<Record<string, unknown>>,
) =>
  | { readonly value: Readonly<Record<string, unknown>> }
  | { readonly issues: readonly SettingsIssue[] };

/**
 * A node type: its manifest, and what it does. Emitted code is checked against the type parameters:
 * - `Settings`: the settings as `run` receives them;
 * - `Outcome`: the outcomes that every journey must wire (`string` for a page, which has those of its last member);
 * - `Optional`: the outcomes that a journey may leave out: those with `optional` or `when` in the manifest.
 */
export interface NodeType<
  Settings = JsonObject,
  Outcome extends string = string,
  Optional extends string = never,
> {
  readonly manifest: NodeManifest;
  /** What an app with this node must provide, besides connectors. */
  readonly needs?: readonly Need[];
  /**
   * Until it counts an attempt, nothing outside of the run notices that it runs: it changes nothing, sends nothing, and
   * asks nobody but the directory. Such nodes run before their step is marked as used, which the first attempt then
   * does: several who send one step may come so far, and one of them further.
   */
  readonly harmless?: true;
  /**
   * Reads the settings when the app starts, for a type whose manifest does not describe them. Without it they were checked
   * against the manifest when the journey was compiled.
   */
  readonly readSettings?: SettingsReader;
  /** Never there: it carries `Optional`, which `tsc` could not tell from `Outcome` in what `run` answers. */
  optional?(outcome: Optional): never;
  /** Settings that the app does not start with, beyond what the manifest `refuses`. Other values than the schema's may be among them. */
  refused?(settings: Settings): readonly SettingRefusal[];
  /** Loads what the app may have left out. Awaited when the app opens; rejects with what is missing. */
  prepare?(): Promise<unknown>;
  run(
    context: NodeContext<Settings>,
  ): NodeResult<Outcome | Optional> | Promise<NodeResult<Outcome | Optional>>;
}
