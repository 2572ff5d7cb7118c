import { JourneyError } from "../../errors.ts";

/** What ends a run in which a node type of an app does what it does not say. */
export function keyUndeclared(list: "reads" | "writes", key: string): JourneyError {
  return new JourneyError(
    "node-key-undeclared",
    `A node uses key \`${key}\` of state, which its \`${list}\` do not name.`,
    `Name it in \`${list}\` of the node type, and compile again.`,
  );
}

export function keyUnwritten(outcome: string, key: string): JourneyError {
  return new JourneyError(
    "node-key-unwritten",
    `A node took outcome \`${outcome}\` and has not set key \`${key}\`, as it says it does.`,
    "Set it with `state.set`, or say `maybe: true` or other `outcomes` in the definition of the node type.",
  );
}

/** @param does `identifies`, `proves` */
export function identityUndeclared(does: string): JourneyError {
  return new JourneyError(
    "node-identity-undeclared",
    `A node ${does} a user, which its type does not declare.`,
    "Say it in `identity` of the node type, by outcome, and compile again.",
  );
}

export function askedUndeclared(): JourneyError {
  return new JourneyError(
    "node-not-interactive",
    "A node asks the user, and its type does not say that it may.",
    "Say `interactive: true` in the node type, and compile again.",
  );
}
