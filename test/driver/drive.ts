import { setImmediate } from "node:timers/promises";
import type { Journey, StepReply } from "@journeyc/runtime";
import { TOTP, URI } from "otpauth";
import type { Callback } from "../../runtime/machine/callbacks.ts";
import type { StepRequest } from "../../runtime/session/runs.ts";
import { answersTo, type Typist } from "./answers.ts";
import { Chance } from "./chance.ts";
import { type Edge, edgesOf, keyOf } from "./edges.ts";
import { providersOf } from "./elsewhere.ts";
import { anyKind, newPersona, type Persona, type Surroundings, victim } from "./persona.ts";
import { load, loginCountsOf, type Program } from "./programs.ts";
import { callerOf, openWorld, signOnJourney, type World } from "./world.ts";

/** What came of many walks through the journeys of a program. */
export interface Drive {
  readonly program: string;
  readonly edges: readonly Edge[];
  /** The keys of the edges that a walk has taken. */
  readonly taken: ReadonlySet<string>;
  /** `Login: success`, of the journeys that clients can start. */
  readonly ends: ReadonlySet<string>;
  readonly reachedEnds: ReadonlySet<string>;
  /** Codes of errors that ended a run, with the node where it happened. */
  readonly errors: ReadonlyMap<string, number>;
  /** `node-identity-missing at UpdatePassword: hasPassword` */
  readonly errorPlaces: ReadonlySet<string>;
  /** What must not happen: somebody is signed on as somebody else. */
  readonly wrongUsers: readonly string[];
  readonly walks: number;
}

export interface Bounds {
  readonly walks: number;
  readonly milliseconds: number;
}

const seed = 20_261_126;
const stepsOfAWalk = 14;
const minute = 60_000;
const day = 24 * 60 * minute;
const waits = [minute, 20 * minute, day, 40 * day, 400 * day];

/** What a browser has kept from an earlier walk. */
interface Browser {
  readonly persona: Persona;
  readonly token: string | undefined;
  readonly cookies: ReadonlyMap<string, string>;
}

/** Walks until every edge is taken, or the bounds are reached. */
export async function drive(program: Program, bounds: Bounds): Promise<Drive> {
  const journeys = await load(program);
  const driver = new Driver(program, journeys, await openWorld(program, journeys));
  const started = performance.now();
  let walks = 0;
  for (; walks < bounds.walks && !driver.isDone; walks++) {
    if (performance.now() - started > bounds.milliseconds) break;
    await driver.walk();
  }
  await driver.close();
  return { program: program.name, walks, ...driver };
}

class Driver {
  readonly edges: readonly Edge[];
  readonly taken = new Set<string>();
  readonly ends: ReadonlySet<string>;
  readonly reachedEnds = new Set<string>();
  readonly errors = new Map<string, number>();
  readonly errorPlaces = new Set<string>();
  readonly wrongUsers: string[] = [];
  readonly #needCaller: ReadonlySet<string>;
  readonly #served: readonly Journey[];
  readonly #surroundings: Pick<Surroundings, "loginCounts" | "providers">;
  /** What authenticator apps were given, by user name. */
  readonly #authenticators = new Map<string, string>();
  readonly #world: World;
  readonly #chance: Chance;
  #browser: Browser | undefined;
  #walks = 0;

  constructor(program: Program, journeys: readonly Journey[], world: World) {
    this.#needCaller = program.needCaller;
    this.#surroundings = {
      loginCounts: loginCountsOf(program),
      providers: Object.keys(providersOf(program)),
    };
    this.#served = journeys.filter(({ innerTreeOnly }) => innerTreeOnly !== true);
    this.edges = edgesOf(journeys);
    this.ends = new Set(
      this.#served.flatMap(({ name }) =>
        this.edges
          .filter(({ journey, target }) => journey === name && isEnd(target))
          .map(({ target }) => `${name}: ${target}`),
      ),
    );
    this.#world = world;
    this.#chance = new Chance(seed);
  }

  get isDone(): boolean {
    return this.taken.size === this.edges.length && this.reachedEnds.size === this.ends.size;
  }

  close(): Promise<void> {
    return this.#world.journeys.close();
  }

  /** One run of a journey by one person. */
  async walk(): Promise<void> {
    const { journeys, clock, events } = this.#world;
    const chance = this.#chance;
    const journey = this.#served[this.#walks++ % this.#served.length];
    if (journey === undefined) return;
    const persona = await this.#somebody();
    const honesty = chance.pick([1, 1, 0.9, 0.6, 0]) ?? 1;
    if (chance.happens(0.3)) await this.#signOn(persona);
    const request = this.#requestOf(persona, honesty);
    const seenEvents = events.length;
    let mailsSeen = this.#world.mails.length;
    const isCalled = this.#needCaller.has(journey.name);
    let reply = await journeys.start(isCalled ? callerOf(journey.name) : journey.name, request);
    for (let step = 0; step < stepsOfAWalk; step++) {
      if (reply.kind === "suspended") {
        await delivered();
        const link = this.#linkFor(persona, mailsSeen);
        mailsSeen = this.#world.mails.length;
        if (link === undefined) break;
        reply = await journeys.resumeSuspended(link, request);
      } else if (reply.kind === "step" && !reply.question.final) {
        clock.now += chance.happens(0.03) ? (chance.pick(waits) ?? 0) : waitOf(reply);
        this.#noteAuthenticator(persona, reply.question.callbacks);
        const typist: Typist = {
          persona,
          chance,
          honesty,
          code: this.#mailedCodeFor(persona, mailsSeen) ?? this.#generatedCodeFor(persona),
        };
        const answers = answersTo(reply.question.callbacks, typist);
        reply = await journeys.resume(reply.authId, answers, request);
      } else break;
    }
    this.#note(events.slice(seenEvents), reply);
    await this.#end(journey.name, reply, persona);
    clock.now += chance.happens(0.1) ? (chance.pick(waits) ?? 0) : minute;
  }

  /** Leaves somebody with a session, if they have an account. */
  async #signOn(persona: Persona): Promise<void> {
    if (persona.id === undefined) return;
    const { journeys } = this.#world;
    const asked = await journeys.start(signOnJourney);
    if (asked.kind !== "step") return;
    const typed = [persona.name, persona.password].map((value) => new Map([["", value]]));
    const reply = await journeys.resume(asked.authId, typed);
    if (reply.kind !== "success") return;
    this.#browser = { persona, token: reply.token, cookies: new Map() };
    // Whoever lost the password since.
    if (this.#chance.happens(0.1) && persona.kind !== "passwordless") {
      const { directory, resource } = this.#world;
      if (resource) await directory.patch(resource.name, persona.id, { password: null });
    }
  }

  async #somebody(): Promise<Persona> {
    const { directory, resource, clock } = this.#world;
    if (this.#browser && this.#chance.happens(0.5)) return this.#browser.persona;
    if (resource === undefined)
      return { name: "walker@example.com", password: "", kind: "newcomer", id: undefined };
    const surroundings = { ...this.#surroundings, directory, resource, now: clock.now };
    return newPersona(anyKind(this.#chance), surroundings, this.#chance);
  }

  #requestOf({ name, password }: Persona, honesty: number): StepRequest {
    const browser = this.#browser?.persona.name === name ? this.#browser : undefined;
    const sendsAll = this.#chance.happens(0.2);
    const cameBack: Readonly<Record<string, string>> = this.#chance.happens(0.8)
      ? { code: name, state: "driven" }
      : { error: "access_denied", state: "driven" };
    const headers: Readonly<Record<string, string>> = {
      "x-openam-username": name,
      "x-openam-password": honesty > 0.5 ? password : "wrong",
    };
    return {
      languages: ["en"],
      resumeUrl: (suspendedId) => `https://id.example.com/?suspendedId=${suspendedId}`,
      browser: {
        header: (header) => (sendsAll ? headers[header.toLowerCase()] : undefined),
        cookie: (cookie) => browser?.cookies.get(cookie) ?? (sendsAll ? "sent" : undefined),
        parameter: (parameter) => cameBack[parameter],
        returnUrl: undefined,
        origin: "https://id.example.com",
        sessionToken: browser?.token,
      },
    };
  }

  /** The id in the newest link that was mailed to somebody. */
  #linkFor({ name }: Persona, since: number): string | undefined {
    const mail = this.#world.mails
      .slice(since)
      .findLast(({ kind, to }) => kind === "template" && to === name);
    const url = mail?.kind === "template" ? mail.resumeUrl : undefined;
    return url === undefined
      ? undefined
      : (new URL(url).searchParams.get("suspendedId") ?? undefined);
  }

  /** The key that the page of a registration shows. */
  #noteAuthenticator({ name }: Persona, callbacks: readonly Callback[]): void {
    const shown = callbacks.flatMap(({ output }) => output.map(({ value }) => value));
    const uri = shown.find((value) => typeof value === "string" && value.startsWith("otpauth:"));
    if (typeof uri === "string") this.#authenticators.set(name, uri);
  }

  #generatedCodeFor({ name }: Persona): string | undefined {
    const uri = this.#authenticators.get(name);
    const key = uri === undefined ? undefined : URI.parse(uri);
    return key instanceof TOTP
      ? key.generate({ timestamp: this.#world.clock.now })
      : key?.generate();
  }

  #mailedCodeFor({ name }: Persona, since: number): string | undefined {
    const mail = this.#world.mails
      .slice(since)
      .findLast(({ kind, to }) => kind === "written" && to === name);
    return mail?.kind === "written" ? /\d{6,}/.exec(mail.text)?.[0] : undefined;
  }

  #note(events: World["events"], reply: StepReply): void {
    let shown: string | undefined;
    for (const event of events) {
      if (event.kind === "end" && event.result === "error")
        count(this.errors, `${event.journey}: ${event.code}`);
      if (event.kind !== "node") continue;
      if (event.error !== undefined)
        this.errorPlaces.add(`${event.error} at ${event.journey}: ${event.node}`);
      const { journey, node, outcome } = event;
      if (outcome !== undefined) this.#take(keyOf({ journey, node, outcome }));
      else shown = `${journey}: ${node}.`;
    }
    // A page that nothing leads on from is the end, and all of its outcomes are that.
    if (reply.kind !== "step" || !reply.question.final) return;
    for (const edge of this.edges) {
      if (edge.target === "stop" && keyOf({ ...edge, outcome: "" }) === shown)
        this.#take(keyOf(edge));
    }
  }

  /** An end is one also where another journey goes on from there. */
  #take(key: string): void {
    if (this.taken.has(key)) return;
    for (const edge of this.edges.filter((one) => keyOf(one) === key)) {
      this.taken.add(key);
      const end = `${edge.journey}: ${edge.target}`;
      if (this.ends.has(end)) this.reachedEnds.add(end);
    }
  }

  async #end(journey: string, reply: StepReply, persona: Persona): Promise<void> {
    const end = endOf(reply);
    // Where a run may end although no arrow leads there: when it is too old, say.
    if (this.ends.has(`${journey}: ${end}`)) this.reachedEnds.add(`${journey}: ${end}`);
    if (reply.kind !== "success") return;
    const { directory, resource } = this.#world;
    const user = resource && (await directory.read(resource.name, reply.userId));
    const name = user?.attributes["userName"];
    const own = [persona.name, "Text", "nobody@example.com", ""];
    if (name === victim || (persona.id !== undefined && reply.userId !== persona.id))
      if (!own.includes(String(name)) || name === victim)
        this.wrongUsers.push(`${journey}: ${persona.name} became ${String(name)}`);
    const cookies = new Map(reply.cookies?.map((cookie) => [cookie.name, cookie.value]));
    this.#browser = { persona, token: reply.token, cookies };
  }
}

/** Nobody waits for the mail of a suspended run: it is there a turn or two later. */
async function delivered(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await setImmediate();
}

function isEnd(target: string): boolean {
  return target === "success" || target === "failure" || target === "stop";
}

/** Where the run has ended; undefined while it goes on. */
function endOf(reply: StepReply): string | undefined {
  if (reply.kind === "step") return reply.question.final ? "stop" : undefined;
  return isEnd(reply.kind) ? reply.kind : undefined;
}

/** How long a question asks its user to wait. */
function waitOf(reply: StepReply & { readonly kind: "step" }): number {
  const asked = reply.question.callbacks.flatMap(({ output }) => output);
  return Number(asked.find(({ name }) => name === "waitTime")?.value ?? 0) + 1_000;
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
