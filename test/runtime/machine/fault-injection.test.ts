import { ask, take, type Journey, type NodeContext, type StepReply } from "@journeyc/runtime";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import type { SessionStore } from "../../../runtime/session/store.ts";
import { beforeAll, describe, expect, test } from "vitest";
import { login } from "../../../examples/pass-through/login.journey.ts";
import { progressiveProfile } from "../../../examples/pass-through/progressive-profile.journey.ts";
import { ptaWithPasswordCapture } from "../../../examples/pass-through/pta-with-password-capture.journey.ts";
import { testApp } from "./support/journeys.ts";

// Every node and page member of the example's journeys is replaced, in turn, by one that does something wrong; the run
// goes the whole way of a user for whom all would have gone right.

type Fault = (context: NodeContext<never>) => unknown;

const faults: Readonly<Record<string, Fault>> = {
  "throws an error": () => {
    throw new Error("fault");
  },
  "throws undefined": () => {
    throw undefined;
  },
  "throws a result": () => {
    throw take("true");
  },
  rejects: () => Promise.reject(new Error("fault")),
  "rejects with a result": () => Promise.reject(take("authenticated")),
  "never settles": () => new Promise(() => {}),
  "answers undefined": () => undefined,
  "resolves to undefined": async () => undefined,
  "answers null": () => null,
  "answers true": () => true,
  "answers 1": () => 1,
  "answers the name of an outcome": () => "true",
  "answers a list": () => [take("true")],
  "answers an unknown kind": () => ({ kind: "success" }),
  "answers a kind that cannot be read": () => ({
    get kind(): string {
      throw new Error("fault");
    },
  }),
  "answers a thenable that throws": () => ({
    // What this is about: a node type may answer anything.
    // oxlint-disable-next-line unicorn/no-thenable
    then() {
      throw new Error("fault");
    },
  }),
  "takes an unknown outcome": () => take("granted"),
  "takes no outcome": () => ({ kind: "outcome" }),
  "takes a list as outcome": () => ({ kind: "outcome", outcome: ["true"] }),
  "takes the terminal's name": () => take("success"),
  "takes __proto__": () => take("__proto__"),
  "takes toString": async () => take("toString"),
  "asks nothing": () => ask([]),
  "asks what is no callback": () => ask([{} as never]),
  "asks null": () => ask([null as never]),
  "enters nothing": () => ({ kind: "enter" }),
  "enters a journey that it does not name": () => ({
    kind: "enter",
    journey: login,
    outcomes: { success: "true", failure: "false" },
  }),
};

/** A node, or a member of a page. */
interface Position {
  readonly journey: Journey;
  readonly node: string;
  readonly member?: string;
}

const examples: readonly Journey[] = [login, ptaWithPasswordCapture, progressiveProfile];
const positions: readonly Position[] = examples.flatMap((journey) =>
  Object.entries(journey.nodes).flatMap(([node, { members }]) => [
    { journey, node },
    ...Object.keys(members ?? {}).map((member) => ({ journey, node, member })),
  ]),
);

/** The journey with another `run` at this position. Casts: a fault answers what no type allows. */
function replaced({ journey, node, member }: Position, run: Fault): Journey {
  const old = journey.nodes[node];
  if (!old) throw new Error(`There is no node ${node}.`);
  const faulty = <Type extends object>(type: Type): Type => ({ ...type, run }) as Type;
  const oldMember = old.members?.[member ?? ""];
  const changed = oldMember
    ? {
        ...old,
        members: {
          ...old.members,
          [member ?? ""]: { ...oldMember, type: faulty(oldMember.type) },
        },
      }
    : { ...old, type: faulty(old.type) };
  return { ...journey, nodes: { ...journey.nodes, [node]: changed } };
}

/** What clients start to come to the position: a changed inner journey within the one that enters it. */
function around(position: Position, run: Fault): Journey {
  const changed = replaced(position, run);
  if (position.journey !== progressiveProfile) return changed;
  const { nodes } = ptaWithPasswordCapture;
  const entering = { ...nodes["progressiveProfile"], settings: { tree: changed } };
  return {
    ...ptaWithPasswordCapture,
    nodes: { ...nodes, progressiveProfile: entering },
  } as Journey;
}

const user = "managed/alpha_user";
const password = "correct-horse";
const directory = memoryDirectory();
// Hashing would take most of the time here, and is not what may be wrong.
directory.verifyPassword = async (type, attribute, value, given) =>
  value === storedUser && given === password ? directory.find(type, attribute, value) : undefined;
const resource = ptaWithPasswordCapture.resource ?? { name: user, schema: {} };
/** Takes every password, so that only the nodes can be wrong. */
const remote = {
  kind: "Entra",
  objectTypes: ["User"],
  authenticate: (_type: string, name: string) =>
    Promise.resolve({ kind: "accepted", name, id: `id of ${name}` } as const),
};

const storedUser = "stored@contoso.example";
const profile = { givenName: "Some", sn: "Body" };

let users = 0;
/** At the third sign-on, with every attribute but the password and the preferences. */
async function newUser(): Promise<string> {
  const userName = `user${(users += 1)}@contoso.example`;
  const { id } = await directory.create(user, { userName, mail: userName, ...profile });
  for (let count = 0; count < 2; count += 1) await directory.incrementLoginCount(user, id);
  return userName;
}

interface Outcome {
  readonly reply: StepReply;
  readonly sessions: number;
  readonly events: readonly string[];
}

/** Goes the whole way, with the right answers to what the journeys ask. */
async function signOn(journey: Journey, stepMilliseconds = 30_000): Promise<Outcome> {
  const userName = journey.name === login.name ? storedUser : await newUser();
  let sessions = 0;
  const store: SessionStore = memoryStore();
  const { endStep } = store;
  store.endStep = (end) => {
    if (end.session) sessions += 1;
    return endStep.call(store, end);
  };
  const { journeys, events } = await testApp([journey], {
    directory,
    store,
    connectors: { MicrosoftEntraID: remote },
    limits: { stepMilliseconds },
    attempts: { user: false, overall: false },
  });
  let reply = await journeys.start(journey.name);
  for (let turn = 0; turn < 5 && reply.kind === "step"; turn += 1) {
    const [first] = reply.question.callbacks;
    const answers = reply.question.callbacks.map((_callback, index) =>
      first?.type === "BooleanAttributeInputCallback"
        ? new Map<string, boolean>([
            ["", true],
            ["validateOnly", false],
          ])
        : new Map([["", index === 0 ? userName : password]]),
    );
    reply = await journeys.resume(reply.authId, answers);
  }
  await journeys.close();
  const nodes = events.flatMap((event) =>
    event.kind === "node" ? [`${event.journey}/${event.node}`] : [],
  );
  return { reply, sessions, events: nodes };
}

beforeAll(async () => {
  await directory.open([resource]);
  // Every app of this file opens it again, and would compile the same schema.
  directory.open = async () => undefined;
  await directory.create(user, { userName: storedUser, mail: storedUser, password, ...profile });
});

test("without a fault the way is a success, over every node", async () => {
  const ways = [await signOn(login), await signOn(ptaWithPasswordCapture)];
  for (const { reply, sessions } of ways) expect([reply.kind, sessions]).toEqual(["success", 1]);
  const events = ways.flatMap((way) => way.events);
  for (const { name, nodes } of examples)
    for (const node of Object.keys(nodes)) expect(events).toContain(`${name}/${node}`);
});

const tally = { injected: 0, accepted: 0 };

describe("a node", () => {
  test.each(Object.entries(faults))("that %s gives nobody a session", async (name, fault) => {
    await Promise.all(
      positions.map(async (position) => {
        let called = 0;
        const { reply, sessions } = await signOn(
          around(position, (context) => {
            called += 1;
            return fault(context);
          }),
          // What comes before on the way needs its time, too.
          name === "never settles" ? 4_000 : undefined,
        );
        const where = [position.journey.name, position.node, position.member].join("/");
        expect(called, where).toBeGreaterThan(0);
        tally.injected += 1;
        if (reply.kind === "success" || sessions > 0) tally.accepted += 1;
        expect([where, reply.kind, sessions]).toEqual([
          where,
          expect.not.stringMatching("success"),
          0,
        ]);
      }),
    );
  });
});

test("567 injections (27 faults at 21 positions): 0 accepted", () => {
  expect(tally).toEqual({ injected: 567, accepted: 0 });
});
