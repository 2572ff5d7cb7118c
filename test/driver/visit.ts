import type { JourneyEvent, Session } from "@journeyc/runtime";
import { nodeManifest } from "@journeyc/runtime/catalogue";
import type { Wire } from "../runtime/http/support/client.ts";
import { answered } from "./answers.ts";
import { Browser, type Sent, type Shown } from "./browser.ts";
import { Chance } from "./chance.ts";
import { Decisions } from "./decisions.ts";
import { isExcused } from "./excuses.ts";
import type { Fault } from "./faulty-directory.ts";
import { interfere, interferencesOf } from "./interference.ts";
import { Mailbox } from "./mailbox.ts";
import { newName, type Persona } from "./persona.ts";
import { ownerOfOther } from "./strangers.ts";
import type { World } from "./world.ts";

/** What nodes did while a request was answered. */
export interface Answered {
  readonly request: number;
  readonly events: readonly JourneyEvent[];
}

/** What came of a run of a journey. */
export interface Visited {
  readonly answered: readonly Answered[];
  /** `node-identity-missing at UpdatePassword: hasPassword`; those whose cause was not shown. */
  readonly errors: readonly string[];
  /** What must not happen: somebody is signed on as somebody else. */
  readonly wrongUsers: readonly string[];
}

const minute = 60_000;
const day = 24 * 60 * minute;
export const waits = [minute, 20 * minute, day, 40 * day, 400 * day] as const;
const requestsOfAVisit = 14;
/** So many ways in which somebody does the same elsewhere: where there are choices, one of them is the way to the end. */
const twins = 6;

/** One run of a journey by one person, in one browser. */
export class Visit {
  readonly #world: World;
  readonly #persona: Persona;
  readonly #decisions: Decisions;
  readonly #browser: Browser;
  readonly #isUndisturbed: boolean;
  readonly #answered: Answered[] = [];
  readonly #errors: string[] = [];
  readonly #wrongUsers: string[] = [];
  readonly #namesTyped = new Set<string>();
  readonly #otherName = newName("other");
  readonly #honesty: number;
  readonly #mailbox: Mailbox;
  /** The name that the first request brings along. */
  #nameSent: string | undefined;
  #journey = "";
  #isCalled = false;
  #isCancelled = false;

  constructor(
    world: World,
    persona: Persona,
    decisions: Decisions,
    browser: Browser,
    isUndisturbed = false,
  ) {
    this.#world = world;
    this.#persona = persona;
    this.#decisions = decisions;
    this.#browser = browser;
    this.#isUndisturbed = isUndisturbed;
    this.#mailbox = new Mailbox(persona.name);
    this.#honesty = isUndisturbed ? 1 : persona.honesty;
  }

  /** Starts a journey, and goes on until it ends or this person has had enough. */
  async run(journey: string): Promise<Visited> {
    const { clock, callers } = this.#world;
    let request = this.#decisions.next();
    const caller = callers.get(journey);
    this.#isCalled = caller !== undefined && this.#decisions.happens("called", 0.95);
    const started = this.#isCalled ? (caller ?? journey) : journey;
    const sent = this.#sentAtStart();
    this.#journey = journey;
    let shown = await this.#answer(request, () => this.#browser.start(started, sent));
    for (let count = 1; count < requestsOfAVisit && !this.#decisions.isLongPast; count++) {
      if (shown.kind === "suspended") {
        const link = this.#mailbox.takeLink();
        if (link === undefined) break;
        request = this.#decisions.next();
        this.#wait();
        shown = await this.#answer(request, () => this.#browser.follow(link));
      } else if (shown.kind === "step") {
        const { body, callbacks } = shown;
        request = this.#decisions.next();
        clock.now += waitOf(callbacks);
        this.#wait();
        this.#persona.authenticators.scan(callbacks);
        const filled = (): Promise<object> => this.#fill(body, callbacks);
        const more = this.#broughtBack(callbacks);
        shown = await this.#answer(request, async () => this.#browser.submit(await filled(), more));
      } else break;
    }
    const session = shown.kind === "signedOn" ? await this.#currentSession() : undefined;
    const owner = session && (await ownerOfOther(session, this.#persona, this.#world));
    if (owner !== undefined)
      this.#wrongUsers.push(`${journey}: ${this.#persona.name} became ${owner}`);
    const [errors, wrongUsers] = [this.#errors, this.#wrongUsers];
    return { answered: this.#answered, errors, wrongUsers };
  }

  #fill(body: object, callbacks: readonly Wire[]): Promise<object> {
    return answered(body, callbacks, {
      persona: this.#persona,
      decisions: this.#decisions,
      honesty: this.#honesty,
      code: this.#mailbox.code ?? this.#persona.authenticators.codeAt(this.#world.clock.now),
      otherName: this.#otherName,
      namesTyped: this.#namesTyped,
    });
  }

  /** Sends a request, while others may do what they do. */
  async #answer(request: number, send: () => Promise<Shown>): Promise<Shown> {
    const { events, mails, faulty } = this.#world;
    const faults = this.#isUndisturbed ? [] : await this.#interferences();
    faulty.expect(faults);
    const [eventsBefore, mailsBefore] = [events.length, mails.length];
    const shown = await send();
    faulty.expect([]);
    if (shown.kind === "step" || shown.kind === "suspended")
      await this.#mailbox.read(mails, mailsBefore);
    const own = events.slice(eventsBefore);
    this.#answered.push({ request, events: own });
    if (this.#nameSent !== undefined && own.some(readsHeaders))
      this.#namesTyped.add(this.#nameSent);
    await this.#noteErrors(own, faults);
    return shown;
  }

  /**
   * Lets others do what they do before this request.
   * @returns what happens while it is answered
   */
  async #interferences(): Promise<readonly Fault[]> {
    const faults: Fault[] = [];
    for (const { kind, after } of interferencesOf(this.#decisions)) {
      const act = (): Promise<void> => interfere(kind, this.#world, this.#persona);
      if (kind === "twin") await this.#twin();
      else if (kind === "busy" || kind === "down") faults.push({ kind, after, act });
      else if (after > 0) faults.push({ kind: "other", after, act });
      else await act();
    }
    return faults;
  }

  /** The same in another browser, by somebody who makes no mistakes. */
  async #twin(): Promise<void> {
    const decisions = new Decisions(new Chance(1 + this.#decisions.below("twin", twins)));
    const browser = new Browser(this.#world.journeys);
    const visit = new Visit(this.#world, this.#persona, decisions, browser, true);
    const { answered: steps, errors, wrongUsers } = await visit.run(this.#journey);
    // They count, but are no way to where this run is.
    this.#answered.push(...steps.map(({ events }) => ({ request: -1, events })));
    this.#errors.push(...errors);
    this.#wrongUsers.push(...wrongUsers);
  }

  #wait(): void {
    if (!this.#isUndisturbed && this.#decisions.happens("waits", 0.04))
      this.#world.clock.now += this.#decisions.pick("wait", waits);
  }

  /** Some send what only a client of another kind would. */
  #sentAtStart(): Sent {
    if (this.#isUndisturbed || !this.#decisions.happens("sends all", 0.2)) return {};
    this.#browser.keep("session-jwt", "sent");
    const { name, password } = this.#persona;
    const typed = this.#honesty > 0.5 ? password : "wrong";
    this.#nameSent = name;
    return { headers: { "x-openam-username": name, "x-openam-password": typed } };
  }

  /** What the browser comes back with where it was sent elsewhere. */
  #broughtBack(callbacks: readonly Wire[]): Sent {
    if (!callbacks.some(({ type }) => type === "RedirectCallback")) return {};
    const { name } = this.#persona;
    const back = this.#decisions.pick("back with", [
      name,
      name,
      name,
      this.#otherName,
      "error",
      "",
    ]);
    this.#isCancelled = back === "error" || back === "";
    if (back === "") return {};
    if (back !== "error") this.#namesTyped.add(back);
    const said = back === "error" ? { error: "access_denied" } : { code: back };
    return { parameters: { ...said, state: "driven" } };
  }

  #currentSession(): Promise<Session | undefined> {
    const headers = new Headers(this.#browser.headers);
    return this.#browser.hasCookies
      ? this.#world.journeys.session({ headers })
      : Promise.resolve(undefined);
  }

  get #looksForSession(): boolean {
    const events = this.#answered.flatMap((one) => one.events);
    return events.some((event) => event.kind === "node" && event.type === "GetSessionData");
  }

  async #noteErrors(events: readonly JourneyEvent[], faults: readonly Fault[]): Promise<void> {
    const ended = events.find((event) => event.kind === "end" && event.result === "error");
    if (ended?.kind !== "end" || ended.code === undefined) return;
    const at = events.findLast((event) => event.kind === "node" && event.error === ended.code);
    const place = at?.kind === "node" ? `${at.journey}: ${at.node}` : ended.journey;
    const session = this.#looksForSession ? await this.#currentSession() : undefined;
    const circumstances = {
      persona: this.#persona,
      isCalled: this.#isCalled,
      hasSession: session !== undefined,
      names: new Set([...this.#namesTyped, ...(session ? [session.userName] : [])]),
      isCancelled: this.#isCancelled,
      faults,
    };
    if (!(await isExcused(ended.code, circumstances, this.#world)))
      this.#errors.push(`${ended.code} at ${place}`);
  }
}

/** A page that credentials of the request have answered, or the node that looks for them. */
function readsHeaders(event: JourneyEvent): boolean {
  if (event.kind !== "node" || event.outcome === undefined) return false;
  const { type } = event;
  return (
    type === "Page" || type === "ZeroPageLoginCollector" || nodeManifest(type)?.interactive === true
  );
}

/** How long a question asks its user to wait. */
function waitOf(callbacks: readonly Wire[]): number {
  const asked = callbacks.flatMap(({ output }) => output);
  return Number(asked.find(({ name }) => name === "waitTime")?.value ?? 0) + 1_000;
}
