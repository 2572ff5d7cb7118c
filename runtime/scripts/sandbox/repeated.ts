import type { Json } from "../../json.ts";
import { JourneyError } from "../../errors.ts";
import type { Binding } from "./binding.ts";
import { bindings } from "./bindings/index.ts";
import { type Bounds, longestMessage, mostWaits } from "./bounds.ts";
import type { Evaluated, Evaluation } from "./engine.ts";
import {
  memoryExceeded,
  notRepeatable,
  ScriptFault,
  scriptSyntax,
  scriptThrew,
  timeExceeded,
  tooMuch,
} from "./errors.ts";
import { inside } from "./inside.ts";
import { type Occasion, Visit } from "./visit.ts";

/** A call that somebody else answers, and what it was answered. */
interface Waited {
  readonly name: string;
  readonly given: string;
  readonly answer: string;
}

const calls: ReadonlyMap<string, NonNullable<Binding["calls"]>[string]> = new Map(
  bindings.flatMap((binding) => Object.entries(binding.calls ?? {})),
);
const waits: ReadonlyMap<string, NonNullable<Binding["waits"]>[string]> = new Map(
  bindings.flatMap((binding) => Object.entries(binding.waits ?? {})),
);

/** Runs a text in a fresh realm; see `evaluate`. */
export type Evaluate = (evaluation: Evaluation) => Promise<Evaluated>;

/**
 * A script waits for nobody: in AM `httpClient` answers at once, and so it must seem here. Where it asks for something
 * that takes time, it is stopped and thrown away; when the answer is there, it runs again from its beginning, and finds
 * the answer. Nothing else differs for it, and nothing that it did is noticed until it has come to its end.
 */
export class RepeatedScript {
  readonly #occasion: Occasion;
  readonly #evaluate: Evaluate;
  readonly #bounds: Bounds;
  readonly #waited: Waited[] = [];
  #spent = 0;

  constructor(occasion: Occasion, evaluate: Evaluate, bounds: Bounds) {
    this.#occasion = occasion;
    this.#evaluate = evaluate;
    this.#bounds = bounds;
  }

  /**
   * The visit in which the script came to its end, and the value of `outcome`.
   * @throws JourneyError `script-…`; DirectoryUnavailable
   */
  async run(): Promise<{ readonly visit: Visit; readonly outcome: string | undefined }> {
    for (;;) {
      const visit = new Visit(this.#occasion);
      const round = new Round(visit, this.#waited);
      const evaluated = await this.#timed(round);
      if (round.pending) {
        this.#waited.push(await this.#answer(visit, round.pending));
        continue;
      }
      if (round.fatal || evaluated.kind !== "done") {
        visit.writeLog();
        throw round.fatal ?? this.#errorOf(evaluated, visit);
      }
      return { visit, outcome: evaluated.outcome };
    }
  }

  async #timed(round: Round): Promise<Evaluated> {
    const { milliseconds } = this.#bounds;
    const left = milliseconds - this.#spent;
    let began: number | undefined;
    const evaluated = await this.#evaluate({
      bindings: inside,
      script: this.#occasion.script.text,
      call: (name, given) => round.call(name, given),
      mustStop: () => {
        began ??= performance.now();
        if (round.isOver) return true;
        if (performance.now() - began < left) return false;
        round.fatal = timeExceeded(this.#occasion.script.name, milliseconds);
        return true;
      },
      bounds: this.#bounds,
    });
    if (began !== undefined) this.#spent += performance.now() - began;
    return evaluated;
  }

  /** Asks for what the script waits for. */
  async #answer(visit: Visit, { name, given }: Omit<Waited, "answer">): Promise<Waited> {
    if (this.#waited.length >= mostWaits)
      throw tooMuch(visit.name, "calls that wait for an answer", mostWaits);
    const wait = waits.get(name);
    if (!wait) throw new TypeError(`There is no binding ${name}.`);
    try {
      // What the sandbox hands over is JSON of its own making.
      const value = await wait(visit, JSON.parse(given) as readonly Json[]);
      return { name, given, answer: answerOf(visit, value) };
    } catch (error) {
      if (!(error instanceof ScriptFault)) throw error;
      return { name, given, answer: JSON.stringify({ fault: error.message }) };
    }
  }

  #errorOf(evaluated: Evaluated, { name, secrets }: Visit): JourneyError {
    if (evaluated.kind !== "threw") return memoryExceeded(name, this.#bounds.memoryBytes);
    const { thrown } = evaluated;
    const message = secrets.redact(thrown.message).slice(0, 200);
    if (thrown.isSyntax) return scriptSyntax(name, message, thrown.line);
    if (thrown.name === "InternalError") return memoryExceeded(name, this.#bounds.memoryBytes);
    // Texts of the language's own errors quote the script; of others nobody knows what they quote.
    const isOwn = ["ReferenceError", "TypeError", "SyntaxError"].includes(thrown.name);
    return scriptThrew(name, isOwn ? `\`${thrown.name}: ${message}\`` : "an error", thrown.line);
  }
}

/** One run of the text: what it asks for is answered from what was answered before. */
class Round {
  pending: Omit<Waited, "answer"> | undefined;
  fatal: JourneyError | undefined;
  readonly #visit: Visit;
  readonly #waited: readonly Waited[];
  #next = 0;

  constructor(visit: Visit, waited: readonly Waited[]) {
    this.#visit = visit;
    this.#waited = waited;
  }

  /** Whatever the script still does, nobody will see. */
  get isOver(): boolean {
    return this.pending !== undefined || this.fatal !== undefined;
  }

  call(name: string, given: string): string {
    if (this.isOver) throw new Error("The script is being stopped.");
    if (waits.has(name)) return this.#replay(name, given);
    const answer = calls.get(name);
    try {
      if (!answer) throw new TypeError(`There is no binding ${name}.`);
      // What the sandbox hands over is JSON of its own making.
      return answerOf(this.#visit, answer(this.#visit, JSON.parse(given) as readonly Json[]));
    } catch (error) {
      if (error instanceof JourneyError) this.fatal = error;
      throw error;
    }
  }

  #replay(name: string, given: string): string {
    const known = this.#waited[this.#next++];
    if (!known) {
      this.pending = { name, given };
      throw new Error("The script is being stopped.");
    }
    if (known.name === name && known.given === given) return known.answer;
    this.fatal = notRepeatable(this.#visit.name, name);
    throw this.fatal;
  }
}

function answerOf(visit: Visit, value: Json | undefined): string {
  const answer = JSON.stringify({ value });
  if (answer.length > longestMessage)
    throw tooMuch(visit.name, "characters in one answer", longestMessage);
  return answer;
}
