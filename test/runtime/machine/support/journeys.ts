import { createJourneys, defineJourney, node, member } from "@journeyc/runtime";
import type {
  Answer,
  Connector,
  Directory,
  Journey,
  Journeys,
  JourneyEvent,
  Json,
  JsonObject,
  LazyJourney,
} from "@journeyc/runtime";
import {
  ask,
  take,
  type NodeContext,
  type NodeResult,
  type NodeType,
  type StepReply,
} from "@journeyc/runtime";
import type { CommonOptions } from "@journeyc/runtime";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { dataStoreDecision } from "@journeyc/runtime/nodes/data-store-decision";
import { page } from "@journeyc/runtime/nodes/page";
import { platformPassword } from "@journeyc/runtime/nodes/platform-password";
import { platformUsername } from "@journeyc/runtime/nodes/platform-username";
import { memoryStore } from "@journeyc/runtime/session/memory-store";

export const key = "a-key-for-tests-0123456789-abcdefghijklmnop";

export const resource = {
  name: "managed/test_user",
  schema: {
    type: "object",
    properties: {
      userName: { type: "string", unique: true },
      password: { type: "string", writeOnly: true, minLength: 8 },
      accountStatus: { type: "string" },
      externalId: { type: "string" },
    },
    required: ["userName"],
  } satisfies JsonObject,
};

type Run = (context: NodeContext<JsonObject>) => NodeResult | Promise<NodeResult>;

const outcome = (name: string) => ({
  name,
  id: name,
  displayName: name,
  description: name,
});

/** A node type that does what a test says. Its outcomes are `true` and `false`, and `error` where asked for. */
export function testNode(
  run: Run,
  more: { readonly error?: boolean; readonly secretKeys?: readonly string[] } = {},
): NodeType<Record<never, never>, "true" | "false", "error"> {
  return {
    manifest: {
      type: "Test",
      amType: "TestNode",
      displayName: "Test",
      summary: "Does what a test says.",
      documentation: "",
      settings: { type: "object", properties: {}, required: [], additionalProperties: false },
      outcomes: {
        from: "fixed",
        list: [
          outcome("true"),
          outcome("false"),
          ...(more.error ? [{ ...outcome("error"), optional: { foldsInto: "error" } }] : []),
        ],
      },
      interactive: true,
      pageMember: true,
      effects: {
        reads: [],
        writes: (more.secretKeys ?? []).map((secretKey) => ({
          key: secretKey,
          scope: "transient",
          secret: true,
        })),
        identity: [],
      },
    },
    // The results are what the tests put in, right or wrong.
    run: run as NodeType<Record<never, never>, "true" | "false", "error">["run"],
  };
}

/** Asks for one text. */
export const question = {
  type: "NameCallback",
  output: [{ name: "prompt", value: "Name" }],
  input: [{ suffix: "", value: "" }],
};

/** Asks once, then takes `true`. */
export const asking = testNode((context) => (context.answers ? take("true") : ask([question])));

/** Proves the user of the tests. */
export const proving = testNode(async (context) => {
  const user = await context.directory.find(resource.name, "userName", "ada");
  if (user) context.identity.prove(user);
  return take("true");
});

/** A journey of test nodes in a row: each goes on to the next, `false` to failure, the last to success. */
export function row(name: string, ...types: readonly ReturnType<typeof testNode>[]): Journey {
  const nodes = types.map((type, index) => {
    const next = index + 1 < types.length ? `n${index + 1}` : "success";
    return [`n${index}`, node(type, { outcomes: { true: next, false: "failure" } })] as const;
  });
  return defineJourney({
    name,
    connectors: {},
    resource,
    start: "n0",
    nodes: Object.fromEntries(nodes),
  });
}

/** The usual sign-on: a page with name and password, then the directory. */
export const login: Journey = defineJourney({
  name: "Login",
  connectors: {},
  resource,
  start: "signIn",
  nodes: {
    signIn: node(page, {
      settings: { pageHeader: { en: "Sign In" } },
      members: { username: member(platformUsername), password: member(platformPassword) },
      outcomes: { outcome: "decide" },
      secrets: ["password", "objectAttributes.password"],
    }),
    decide: node(dataStoreDecision, {
      outcomes: { true: "success", false: "failure" },
      secrets: ["password"],
    }),
  },
});

/** One directory for a test file: hashing takes its time. */
let shared: Promise<Directory> | undefined;

export function testDirectory(): Promise<Directory> {
  shared ??= (async () => {
    const directory = memoryDirectory();
    await directory.open([resource]);
    await directory.create(resource.name, {
      userName: "ada",
      password: "correct-horse",
      externalId: "ext-1",
    });
    await directory.create(resource.name, { userName: "bob", password: "battery-staple" });
    await directory.create(resource.name, {
      userName: "eve",
      password: "correct-horse",
      accountStatus: "inactive",
    });
    return directory;
  })();
  return shared;
}

export interface TestApp {
  readonly journeys: Journeys;
  readonly events: JourneyEvent[];
  readonly log: { readonly fields: JsonObject; readonly message: string }[];
}

/** An app on memory parts, with its log and events at hand. */
export async function testApp(
  served: readonly (Journey | LazyJourney)[],
  options: Partial<CommonOptions<Journey | LazyJourney>> & {
    readonly connectors?: Readonly<Record<string, Connector>>;
  } = {},
): Promise<TestApp> {
  const events: JourneyEvent[] = [];
  const log: { fields: JsonObject; message: string }[] = [];
  const write = (fields: JsonObject, message: string): void => void log.push({ fields, message });
  const journeys = createJourneys<Journey | LazyJourney>({
    journeys: served,
    keys: [key],
    directory: await testDirectory(),
    store: memoryStore(),
    log: { debug: write, info: write, warn: write, error: write },
    onEvent: (event) => events.push(event),
    ...options,
  });
  return { journeys, events, log };
}

export function answer(value: Json): Answer {
  return new Map([["", value]]);
}

/** The step that a reply must be. */
export function step(reply: StepReply): StepReply & { kind: "step" } {
  if (reply.kind !== "step") throw new Error(`Expected a step, got ${reply.kind}`);
  return reply;
}
