import * as fc from "fast-check";
import { resource } from "../../check/program.ts";

/** A kind of node, with the outcomes that it is wired by and how it is written. */
export interface Kind {
  readonly name: string;
  readonly outcomes: readonly string[];
  readonly head: (name: string) => string;
  readonly settings: readonly string[];
}

function page(name: string, members: readonly string[]): Kind {
  return { name, outcomes: [""], head: (node) => `page ${node}`, settings: members };
}

function node(
  name: string,
  type: string,
  outcomes: readonly string[],
  settings: readonly string[] = [],
): Kind {
  return { name, outcomes, head: (given) => `node ${given}: ${type}`, settings };
}

/** What random journeys are made of. */
export const kinds: readonly Kind[] = [
  page("signOn", ["username: PlatformUsername", "password: PlatformPassword"]),
  page("askName", ["username: PlatformUsername"]),
  page("askMail", ['mail: AttributeCollector { attributesToCollect: ["mail"] }']),
  node("check", "DataStoreDecision", ["true", "false"]),
  node("findByName", "IdentifyExistingUser", ["true", "false"], ['identityAttribute: "userName"']),
  node("findByMail", "IdentifyExistingUser", ["true", "false"], ['identityAttribute: "mail"']),
  node(
    "mailLink",
    "EmailSuspend",
    ["outcome"],
    ['emailTemplateName: "reset"', 'identityAttribute: "mail"', "objectLookup: true"],
  ),
  node("ldap", "IdentityStoreDecision", ["true", "false", "locked", "cancelled", "expired"]),
  node("count", "IncrementLoginCount", ["outcome"]),
  node("inner", "InnerTreeEvaluator", ["true", "false"], ["tree: Inner"]),
];

export interface RandomNode {
  readonly kind: Kind;
  /** For each outcome the number of a node, or an end. */
  readonly targets: readonly (number | "success" | "failure" | "stop")[];
}

export interface RandomProgram {
  readonly outer: readonly RandomNode[];
  readonly inner: readonly RandomNode[];
}

const ends = ["success", "failure", "stop"] as const;

function nodesOf(size: number, from: readonly Kind[]): fc.Arbitrary<readonly RandomNode[]> {
  const target = fc.oneof(
    { weight: 3, arbitrary: fc.nat({ max: size - 1 }) },
    { weight: 2, arbitrary: fc.constantFrom(...ends) },
  );
  const one = fc
    .constantFrom(...from)
    .chain((kind) =>
      fc
        .array(target, { minLength: kind.outcomes.length, maxLength: kind.outcomes.length })
        .map((targets) => ({ kind, targets })),
    );
  return fc.array(one, { minLength: size, maxLength: size });
}

/** Programs of a journey and an inner one, each of a few nodes of these kinds, wired at random. */
export function programsOf(from: readonly Kind[]): fc.Arbitrary<RandomProgram> {
  const withoutInner = from.filter(({ name }) => name !== "inner");
  return fc.record({
    outer: fc.integer({ min: 1, max: 5 }).chain((size) => nodesOf(size, from)),
    inner: fc.integer({ min: 1, max: 3 }).chain((size) => nodesOf(size, withoutInner)),
  });
}

export const programs = programsOf(kinds);

/** The kinds that the runtime can run. */
export const runnable: readonly Kind[] = [
  ...kinds.filter(({ name }) => name !== "mailLink" && name !== "ldap"),
  node(
    "remote",
    "PassthroughAuthentication",
    ["authenticated", "missingInput", "failed", "mfaRequired"],
    ["systemEndpoint: Remote", 'objectType: "User"'],
  ),
  node("save", "PatchObject", ["patched", "failure"], ["identityResource: managed/alpha_user"]),
];

/** The program with a page for the user name and the password at its start. */
export function withSignOn({ outer, inner }: RandomProgram): RandomProgram {
  const [signOn] = kinds;
  const [first, ...others] = outer;
  if (signOn === undefined || first === undefined) return { outer, inner };
  return {
    outer: [{ kind: signOn, targets: [others.length > 0 ? 1 : "failure"] }, ...others],
    inner,
  };
}

export function nameOf(number: number, { kind }: RandomNode): string {
  return `n${number}${kind.name.charAt(0).toUpperCase()}${kind.name.slice(1)}`;
}

function textOfNode(number: number, nodes: readonly RandomNode[]): string {
  const random = nodes[number];
  if (random === undefined) return "";
  const wiring = random.kind.outcomes.map((outcome, index) => {
    const target = random.targets[index] ?? "failure";
    const at = typeof target === "number" ? nodes[target] : undefined;
    const named = at === undefined ? target : nameOf(Number(target), at);
    return `    ${outcome === "outcome" ? "" : `${outcome} `}-> ${named}`;
  });
  const settings = random.kind.settings.map((line) => `    ${line}`);
  return [`  ${random.kind.head(nameOf(number, random))} {`, ...settings, ...wiring, "  }"].join(
    "\n",
  );
}

function textOfJourney(name: string, nodes: readonly RandomNode[], inner: boolean): string {
  const [first] = nodes;
  const lines = [
    `journey ${name} on managed/alpha_user {`,
    ...(inner ? ["  innerTreeOnly: true"] : []),
    `  start -> ${first === undefined ? "failure" : nameOf(0, first)}`,
    ...nodes.map((_, number) => textOfNode(number, nodes)),
    "}",
  ];
  return lines.join("\n");
}

/** The program as a `.journey` text. */
export function textOf({ outer, inner }: RandomProgram): string {
  const connector =
    "connector Remote: Entra {\n  tenantId: env.TENANT\n  clientId: env.CLIENT\n}\n\n";
  const uses = [...outer, ...inner].some(({ kind }) => kind.name === "remote");
  return `${uses ? connector : ""}${resource}${textOfJourney("Inner", inner, true)}\n\n${textOfJourney("Outer", outer, false)}\n`;
}
