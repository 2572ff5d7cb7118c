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
import type { ResourceDefinition } from "../../runtime/machine/journey.ts";
import { questions } from "./answers.ts";
import { providersOf } from "./elsewhere.ts";
import { environmentOf, type Program } from "./programs.ts";
import { victim } from "./persona.ts";

/** An app in memory whose mails, clock and events are at hand. */
export interface World {
  readonly journeys: Journeys;
  readonly directory: Directory;
  readonly resource: ResourceDefinition | undefined;
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

/** Journeys that walkers may start, and those that stand in for their callers. */
function withCallers(
  { needCaller }: Program,
  served: readonly Journey[],
  resource: ResourceDefinition | undefined,
): readonly Journey[] {
  if (resource === undefined) return served;
  const called = served.filter(({ name }) => needCaller.has(name));
  const chooses = (types: readonly string[]): boolean =>
    types.some((type) => type.startsWith("SocialProviderHandler")) &&
    !types.includes("SelectIdentityProvider");
  const typesOf = ({ nodes }: Journey): readonly string[] =>
    Object.values(nodes).map(({ type }) => type.manifest.type);
  return [
    ...served,
    signOn(signOnJourney, resource),
    ...called.map((journey) =>
      signOn(callerOf(journey.name), resource, journey, chooses(typesOf(journey))),
    ),
  ];
}

/** The journey that walkers start in place of one that needs a caller. */
export function callerOf(journey: string): string {
  return `${signOnJourney} then ${journey}`;
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

export async function openWorld(program: Program, served: readonly Journey[]): Promise<World> {
  const clock = { now: start };
  const mails: Mail[] = [];
  const events: JourneyEvent[] = [];
  const directory = memoryDirectory({ clock: () => clock.now });
  const connectors = served.flatMap((journey) => Object.entries(journey.connectors));
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  const resource = served.find((one) => one.resource !== undefined)?.resource;
  const options: CommonOptions<Journey> & { connectors: Readonly<Record<string, Connector>> } = {
    journeys: withCallers(program, served, resource),
    connectors: Object.fromEntries(connectors.map(([name, kind]) => [name, connectorOf(kind)])),
    environment: environmentOf(program),
    directory,
    store: memoryStore(),
    keys: ["0123456789abcdef0123456789abcdef"],
    attempts: { user: false, address: false, overall: false },
    mail: { send: async (mail) => void mails.push(mail) },
    identityProviders: providersOf(program),
    origins: ["https://id.example.com"],
    terms: { version: "1.0", text: "You may.", createDate: "2026-10-01" },
    securityQuestions: { questions, minimumAnswersToDefine: 1, minimumAnswersToVerify: 1 },
    consentMappings: [{ name: "crm", displayName: "CRM" }],
    clock: () => clock.now,
    log: silent,
    onEvent: (event) => void events.push(event),
  };
  const journeys = createJourneys(options);
  await journeys.ready();
  if (resource !== undefined) await storeVictim(directory, resource);
  return { journeys, directory, resource, clock, mails, events };
}

async function storeVictim(directory: Directory, { name }: ResourceDefinition): Promise<void> {
  await directory.create(name, {
    userName: victim,
    mail: victim,
    givenName: "Vic",
    sn: "Tim",
    password: "Nobody-knows-this-1!",
  });
}
