import { JourneyError } from "../../errors.ts";
import type { Json } from "../../json.ts";
import type { Binding } from "./binding.ts";
import { bindings } from "./bindings/index.ts";
import { longestMessage, mostWaits } from "./bounds.ts";
import {
  afterSuspension,
  memoryExceeded,
  notRepeatable,
  ScriptFault,
  scriptSyntax,
  scriptThrew,
  timeExceeded,
  tooMuch,
} from "./errors.ts";
import { givenAtStart } from "./inside.ts";
import type { Answer, Call, Ended } from "./thread/protocol.ts";
import type { ScriptThreads } from "./threads/script-threads.ts";
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

/**
 * A script waits for nobody: in AM `httpClient` answers at once, and so it must seem here. Where it asks for something
 * that takes time, it is stopped and thrown away; when the answer is there, it runs again from its beginning, and finds
 * the answer. Nothing else differs for it, and nothing that it did is noticed until it has come to its end. So a thread
 * is needed only while a script computes, and those that wait for others hold up nobody.
 */
export class RepeatedScript {
  readonly #occasion: Occasion;
  readonly #threads: ScriptThreads;
  readonly #waited: Waited[] = [];
  #spent = 0;
  #linesWritten = 0;

  constructor(occasion: Occasion, threads: ScriptThreads) {
    this.#occasion = occasion;
    this.#threads = threads;
  }

  /**
   * The visit in which the script came to its end, and the value of `outcome`.
   * @param resumeUri runs it once more, for the function that it has given to `action.suspend`
   * @throws JourneyError `script-…`, `package-missing`; DirectoryUnavailable
   */
  async run(
    resumeUri?: string,
  ): Promise<{ readonly visit: Visit; readonly outcome: string | undefined }> {
    for (;;) {
      const visit = new Visit(this.#occasion, resumeUri);
      const round = new Round(visit, this.#waited);
      const ended = await this.#runOnce(visit, round);
      if (round.pending) {
        this.#waited.push(await this.#answer(visit, round.pending));
        continue;
      }
      if (round.fatal || ended.kind !== "done") {
        visit.writeLog(this.#linesWritten);
        throw round.fatal ?? this.#errorOf(ended, visit);
      }
      this.#linesWritten = visit.writeLog(this.#linesWritten);
      return { visit, outcome: ended.outcome };
    }
  }

  async #runOnce(visit: Visit, round: Round): Promise<Ended> {
    const { script, context, surroundings } = this.#occasion;
    const { milliseconds, memoryBytes } = surroundings.bounds;
    const job = {
      script: script.text,
      given: givenAtStart(visit),
      milliseconds: Math.max(0, milliseconds - this.#spent),
      memoryBytes,
    };
    const ended = await this.#threads.run(job, (call) => round.call(call), context.signal);
    this.#spent += ended.spent;
    return ended;
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

  #errorOf(ended: Ended, { name, secrets }: Visit): JourneyError {
    const { milliseconds, memoryBytes } = this.#occasion.surroundings.bounds;
    if (ended.kind === "late") return timeExceeded(name, milliseconds);
    if (ended.kind !== "threw") return memoryExceeded(name, memoryBytes);
    const { thrown } = ended;
    const message = secrets.redact(thrown.message).slice(0, 200);
    // So `JSON.parse` says it.
    const isDeep = thrown.name === "SyntaxError" && thrown.message === "stack overflow";
    if (isDeep) return memoryExceeded(name, memoryBytes);
    if (thrown.isSyntax) return scriptSyntax(name, message, thrown.line);
    if (thrown.name === "InternalError") return memoryExceeded(name, memoryBytes);
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

  call({ name, json }: Call): Answer {
    if (this.isOver) return { kind: "stop" };
    if (waits.has(name)) return this.#replay(name, json);
    const answer = calls.get(name);
    try {
      if (!answer) throw new TypeError(`There is no binding ${name}.`);
      // What the sandbox hands over is JSON of its own making.
      const value = answer(this.#visit, JSON.parse(json) as readonly Json[]);
      return { kind: "answer", json: answerOf(this.#visit, value) };
    } catch (error) {
      if (!(error instanceof JourneyError)) return { kind: "fault", message: String(error) };
      this.fatal = error;
      return { kind: "stop" };
    }
  }

  #replay(name: string, given: string): Answer {
    const known = this.#waited[this.#next++];
    // The step, and what it may change, has come to its end.
    if (!known && this.#visit.resumeUri !== undefined && name !== "httpClient.send")
      this.fatal = afterSuspension(this.#visit.name, name);
    else if (!known) this.pending = { name, given };
    else if (known.name === name && known.given === given)
      return { kind: "answer", json: known.answer };
    else this.fatal = notRepeatable(this.#visit.name, name);
    return { kind: "stop" };
  }
}

function answerOf(visit: Visit, value: Json | undefined): string {
  const answer = JSON.stringify({ value });
  if (answer.length > longestMessage)
    throw tooMuch(visit.name, "characters in one answer", longestMessage);
  return answer;
}
