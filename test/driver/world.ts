import {
  type CommonOptions,
  type Connector,
  createJourneys,
  type Directory,
  type Journey,
  type JourneyEvent,
  type Journeys,
  type Mail,
} from "@journeyc/runtime";
import { defineJourney, member, node } from "@journeyc/runtime";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { dataStoreDecision } from "@journeyc/runtime/nodes/data-store-decision";
import { innerTreeEvaluator } from "@journeyc/runtime/nodes/inner-tree-evaluator";
import { page } from "@journeyc/runtime/nodes/page";
import { platformPassword } from "@journeyc/runtime/nodes/platform-password";
import { platformUsername } from "@journeyc/runtime/nodes/platform-username";
import { selectIdentityProvider } from "@journeyc/runtime/nodes/select-identity-provider";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import type { ManagedObject } from "../../runtime/directory/directory.ts";
import type { ResourceDefinition } from "../../runtime/machine/journey.ts";
import { questions } from "./answers.ts";
import { providersOf } from "./elsewhere.ts";
import { FaultyDirectory } from "./faulty-directory.ts";
import { environmentOf, loginCountsOf, type Program } from "./programs.ts";
import { origin, type Surroundings, victim } from "./persona.ts";
import type { Guarded } from "./strangers.ts";
import { Veterans } from "./veterans.ts";

/** An app in memory whose mails, clock and events are at hand. */
export interface World extends Omit<Surroundings, "now"> {
  readonly journeys: Journeys;
  /** The directory as operators have it, which is never down. */
  readonly directory: Directory;
  /** The directory as the app has it. */
  readonly faulty: FaultyDirectory;
  /** The names of the journeys that clients can start, and of those that run them where they need it. */
  readonly served: readonly string[];
  readonly callers: ReadonlyMap<string, string>;
  /** Whose accounts are whose, by their ids. */
  readonly owners: Map<string, string>;
  readonly guarded: Guarded[];
  /** Another system says whose a user name is. */
  readonly hasConnectors: boolean;
  readonly clock: { now: number };
  readonly mails: Mail[];
  readonly events: JourneyEvent[];
}

const start = Date.UTC(2026, 10, 1);

/** By which walkers get a session, for journeys that want one. */
export const signOnJourney = "DriverSignOn";

/** Signs on, and then runs a journey that needs a caller, if one is given. */
function signOn(
  name: string,
  resource: ResourceDefinition,
  then?: Journey,
  choosesProvider = false,
): Journey {
  const next = choosesProvider ? "choose" : "inner";
  const check = { false: "failure", true: then === undefined ? "success" : next } as const;
  return defineJourney({
    name,
    connectors: {},
    resource,
    start: "ask",
    nodes: {
      ask: node(page, {
        members: { username: member(platformUsername), password: member(platformPassword) },
        outcomes: { outcome: "check" },
        secrets: ["password"],
      }),
      check: node(dataStoreDecision, { outcomes: check, secrets: ["password"] }),
      choose: node(selectIdentityProvider, {
        settings: { includeLocalAuthentication: false, identityAttribute: "userName" },
        outcomes: { socialAuthentication: "inner" },
      }),
      inner: node(innerTreeEvaluator, {
        settings: { tree: then as Journey },
        outcomes: { true: "success", false: "failure" },
      }),
    },
  });
}

/** Journeys that stand in for the callers of those that need one, by the journeys' names. */
function callersOf(
  { needCaller }: Program,
  served: readonly Journey[],
  usual: ResourceDefinition,
): ReadonlyMap<string, Journey> {
  const called = served.filter(({ name }) => needCaller.has(name));
  const chooses = (types: readonly string[]): boolean =>
    types.some((type) => type.startsWith("SocialProviderHandler")) &&
    !types.includes("SelectIdentityProvider");
  const typesOf = ({ nodes }: Journey): readonly string[] =>
    Object.values(nodes).map(({ type }) => type.manifest.type);
  return new Map(
    called.map((journey) => {
      const name = `${signOnJourney} then ${journey.name}`;
      const resource = journey.resource ?? usual;
      return [journey.name, signOn(name, resource, journey, chooses(typesOf(journey)))] as const;
    }),
  );
}

/** Says yes to the passwords of personas, and no to anything else. */
function connectorOf(kind: string): Connector {
  return {
    kind,
    objectTypes: ["User"],
    authenticate: async (_, name, password) =>
      password.startsWith("Correct-Horse") && name !== victim
        ? { kind: "accepted", id: name, name }
        : { kind: "rejected", reason: "invalidCredentials" },
  };
}

export async function openWorld(program: Program, loaded: readonly Journey[]): Promise<World> {
  const clock = { now: start };
  const mails: Mail[] = [];
  const events: JourneyEvent[] = [];
  const directory = memoryDirectory({ clock: () => clock.now });
  const faulty = new FaultyDirectory(directory);
  const connectors = loaded.flatMap((journey) => Object.entries(journey.connectors));
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  const resources = resourcesOf(loaded);
  const [resource] = resources;
  const callers = resource ? callersOf(program, loaded, resource) : new Map<string, Journey>();
  const own = resource ? [signOn(signOnJourney, resource), ...callers.values()] : [];
  const identityProviders = providersOf(program);
  const options: CommonOptions<Journey> & { connectors: Readonly<Record<string, Connector>> } = {
    journeys: [...loaded, ...own],
    connectors: Object.fromEntries(connectors.map(([name, kind]) => [name, connectorOf(kind)])),
    environment: environmentOf(program),
    directory: faulty.port,
    store: memoryStore(),
    keys: ["0123456789abcdef0123456789abcdef"],
    attempts: { user: false, address: false, overall: false },
    mail: { send: async (mail) => void mails.push(mail) },
    identityProviders,
    origins: [origin],
    terms: { version: "1.0", text: "You may.", createDate: "2026-10-01" },
    securityQuestions: { questions, minimumAnswersToDefine: 1, minimumAnswersToVerify: 1 },
    consentMappings: [{ name: "crm", displayName: "CRM" }],
    clock: () => clock.now,
    log: silent,
    onEvent: (event) => void events.push(event),
  };
  const journeys = createJourneys(options);
  const veterans = new Veterans(directory, resources);
  await journeys.ready();
  const owners = new Map<string, string>();
  const guarded: Guarded[] = [];
  for (const { name } of resources) {
    const stored = await storeVictim(directory, name);
    owners.set(stored.id, victim);
    guarded.push({ resource: name, userName: victim, owner: victim, password: passwordOfVictim });
  }
  return {
    journeys,
    directory,
    faulty,
    resources,
    veterans,
    owners,
    guarded,
    clock,
    mails,
    events,
    served: loaded.filter(({ innerTreeOnly }) => innerTreeOnly !== true).map(({ name }) => name),
    callers: new Map([...callers].map(([called, { name }]) => [called, name] as const)),
    hasConnectors: connectors.length > 0,
    loginCounts: loginCountsOf(program),
    providers: Object.keys(identityProviders),
  };
}

/** The resources that journeys are about, each once, that of the first journey first. */
function resourcesOf(journeys: readonly Journey[]): readonly ResourceDefinition[] {
  const all = journeys.flatMap(({ resource }) => resource ?? []);
  return [...new Map(all.map((resource) => [resource.name, resource] as const)).values()];
}

const passwordOfVictim = "Nobody-knows-this-1!";

function storeVictim(directory: Directory, resource: string): Promise<ManagedObject> {
  return directory.create(resource, {
    userName: victim,
    mail: victim,
    givenName: "Vic",
    sn: "Tim",
    password: passwordOfVictim,
  });
}
