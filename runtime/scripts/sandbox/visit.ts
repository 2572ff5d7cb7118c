import type { Json, JsonObject } from "../../json.ts";
import type { ScriptSurroundings } from "../../machine/app-content.ts";
import type { Callback } from "../../machine/callbacks.ts";
import type { NodeContext } from "../../machine/node-type.ts";
import type { SandboxedScript } from "../../machine/script.ts";
import type { SessionUser } from "../../machine/session-user.ts";
import { longestLogLine, mostCallbacks, mostLogLines } from "./bounds.ts";
import { misused, tooMuch } from "./errors.ts";
import type { Randomness } from "./randomness.ts";
import { type ReadState, ScriptState } from "./script-state.ts";
import { SeenSecrets } from "./secrets.ts";

/** Settings of a Scripted Decision node that concern what its script may do. */
export interface ScriptSettings {
  readonly outcomes: readonly string[];
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** What stays the same however often the script runs for one execution of its node. */
export interface Occasion {
  readonly script: SandboxedScript;
  readonly context: NodeContext<unknown>;
  readonly settings: ScriptSettings;
  readonly surroundings: ScriptSurroundings;
  /** The live session, if the script looks at it. */
  readonly session: SessionUser | undefined;
  readonly randomness: Randomness;
  readonly read: ReadState;
  /** Milliseconds since the epoch: time stands still for a script. */
  readonly now: number;
}

/** What a script has decided with `action`. */
export interface Decision {
  outcome?: string;
  user?: string;
  page: { header?: string; description?: string; stage?: string };
  properties: Record<string, string>;
  maximumMilliseconds?: number;
  idleMilliseconds?: number;
  suspension?: Suspension;
}

/** How a script has suspended its run. */
export interface Suspension {
  readonly message: string;
  /** Whether a function of the script's wants the link. */
  readonly delivers: boolean;
  /** How long the link works; undefined: as long as the app says. */
  readonly milliseconds: number | undefined;
}

type Level = "debug" | "info" | "warn" | "error";

/** One time that a script runs. Nothing of it is noticed outside until it has ended well. */
export class Visit {
  readonly occasion: Occasion;
  readonly secrets = new SeenSecrets();
  readonly state: ScriptState;
  readonly callbacks: Callback[] = [];
  readonly decision: Decision = { page: {}, properties: {} };
  readonly random: (bytes: number) => Buffer;
  /** The link that resumes the run: there when the script runs to send it, after the run was suspended. */
  readonly resumeUri: string | undefined;
  readonly #lines: { readonly level: Level; readonly text: string }[] = [];

  constructor(occasion: Occasion, resumeUri?: string) {
    this.occasion = occasion;
    this.resumeUri = resumeUri;
    // Whoever has it has the run.
    this.secrets.add(resumeUri);
    const { context, settings, randomness } = occasion;
    this.state = new ScriptState(context.state, settings.inputs, this.secrets, occasion.read);
    this.random = randomness.begin();
  }

  get name(): string {
    return this.occasion.script.name;
  }

  ask(callback: Callback): void {
    if (this.callbacks.length >= mostCallbacks)
      throw tooMuch(this.name, "callbacks", mostCallbacks);
    this.callbacks.push(callback);
  }

  log(level: Level, text: string): void {
    if (this.#lines.length >= mostLogLines) return;
    this.#lines.push({ level, text });
  }

  /**
   * Also of a script that failed: the lines say how it came to that.
   * @param from how many have been written when it ran before
   * @returns how many there are
   */
  writeLog(from = 0): number {
    const fields: JsonObject = { script: this.name };
    for (const { level, text } of this.#lines.slice(from))
      // What was a secret may have been read after the line was written.
      this.occasion.context.log[level](fields, this.secrets.redact(text).slice(0, longestLogLine));
    return this.#lines.length;
  }

  /** @throws JourneyError `script-binding-misused` */
  text(value: Json | undefined, binding: string): string {
    if (typeof value === "string") return value;
    if (typeof value === "number" || typeof value === "boolean") return String(value);
    throw misused(this.name, binding, "a text is wanted there");
  }

  /** @throws JourneyError `script-binding-misused` */
  number(value: Json | undefined, binding: string): number {
    const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
    if (typeof number === "number" && Number.isFinite(number)) return number;
    throw misused(this.name, binding, "a number is wanted there");
  }
}
