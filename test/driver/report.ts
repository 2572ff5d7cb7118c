import { nodeManifest } from "@journeyc/runtime/catalogue";
import type { Drive } from "./drive.ts";
import { type Edge, keyOf } from "./edges.ts";

/** Why no walk has taken an edge, as far as it is known. */
function reasonFor({ type, outcome }: Edge): string {
  if (type === "IdentityStoreDecision" && ["cancelled", "expired"].includes(outcome))
    return "the directory knows no passwords that expire or must be changed";
  if (type === "PatchObject" && outcome === "failure")
    return "every answer was one that the schema takes, or there was an account to change";
  if (type === "CreateObject" && outcome === "failure")
    return "the page had checked all that is created";
  if (type.startsWith("WebAuthn") && outcome === "success")
    return "nobody has an authenticator here; passkeys are tried in a browser";
  if (type === "InnerTreeEvaluator") return "the inner journey did not end so";
  const effects = nodeManifest(type)?.effects.identity ?? [];
  return effects.some((effect) => effect.outcome === outcome)
    ? "nobody with what it takes came here"
    : "not reached by the search";
}

const share = (of: number, all: number): string =>
  `${of} of ${all} (${all === 0 ? 100 : Math.round((of / all) * 100)} %)`;

/** A table: how much of each program the walks have reached, and what not. */
export function reportOf(drives: readonly Drive[]): string {
  const sum = (count: (drive: Drive) => number): number =>
    drives.reduce((total, drive) => total + count(drive), 0);
  const lines = drives.flatMap((drive) => {
    const missed = drive.edges.filter((edge) => !drive.taken.has(keyOf(edge)));
    const ends = [...drive.ends].filter((end) => !drive.reachedEnds.has(end));
    return [
      `${drive.program}: edges ${share(drive.taken.size, drive.edges.length)}, ends ${share(drive.reachedEnds.size, drive.ends.size)}, ${drive.walks} walks`,
      ...missed.map((edge) => `    not taken: ${keyOf(edge)}: ${reasonFor(edge)}`),
      ...ends.map((end) => `    not reached: ${end}`),
      ...[...drive.errorPlaces].map((place) => `    error: ${place}`),
    ];
  });
  const edges = share(
    sum(({ taken }) => taken.size),
    sum((drive) => drive.edges.length),
  );
  const ends = share(
    sum(({ reachedEnds }) => reachedEnds.size),
    sum((drive) => drive.ends.size),
  );
  return [...lines, `all: edges ${edges}, ends ${ends}`].join("\n");
}
