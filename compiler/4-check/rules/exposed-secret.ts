import type { Sink } from "@journeyc/grammar/manifest";
import { quote } from "../../2-bind/text.ts";
import type { Program } from "../../2-bind/model.ts";
import { partEffects } from "../../3-flow/effects/part-effects.ts";
import { exposuresOf, noSecret, secretDomain } from "../../3-flow/facts/secrets.ts";
import { nodesOf } from "../../3-flow/flow.ts";
import { solve } from "../../3-flow/solver/solve.ts";
import { pathTo } from "../../3-flow/solver/witness.ts";
import { defineDiagnostic, report } from "../../diagnostics/diagnostic.ts";
import { stepsOf } from "../proofs/steps.ts";
import type { Rule } from "../rule.ts";

const places: Readonly<Record<Sink, string>> = {
  page: "shows the user",
  message: "sends in a message",
  log: "writes to the log",
  address: "puts into an address",
  cookie: "puts into a cookie",
  session: "puts into the session",
  request: "sends to another system",
  attribute: "stores, as it is,",
};

export const exposedSecret = defineDiagnostic<{ node: string; to: Sink; key: string }>({
  code: "J6005",
  severity: "error",
  title: "Secret that comes to light",
  message: ({ node, to, key }) =>
    `${quote(node)} ${places[to]} ${quote(key)}, which holds a secret.`,
});

const hints: Partial<Record<Sink, string>> = {
  attribute:
    "Store it under an attribute that the schema marks `writeOnly`, or keep it out of what this node stores.",
};

/** Most journeys show nothing of their state to anybody: there is no path to follow then. */
function bringsToLight(program: Program): boolean {
  for (const [, node] of nodesOf(program)) {
    if (partEffects(node).some(({ reads }) => reads.some(({ to }) => to !== undefined)))
      return true;
  }
  return false;
}

export const rule: Rule = {
  reports: [exposedSecret],
  allowable: true,
  *check({ program, entries, flow }) {
    if (!bringsToLight(program)) return;
    const begins = entries.map((journey) => ({ journey, fact: noSecret }));
    const { explorations } = solve(begins, secretDomain, flow);
    const seen = new Set<string>();
    for (const exploration of explorations) {
      const { journey } = exploration;
      for (const visit of exploration.visits) {
        for (const { part, to, key } of exposuresOf(visit.node, journey, visit.fact)) {
          const id = [journey.file, journey.name, visit.node.name, part.name, to, key].join("\n");
          if (seen.has(id)) continue;
          seen.add(id);
          const place = { file: journey.file, span: part.declaration.name.span };
          yield report(exposedSecret, { node: part.name, to, key }, place, {
            path: stepsOf(pathTo(exploration, visit)),
            hints: [
              hints[to] ??
                "Take the secret out of what this node shows, or show it before the secret is there.",
            ],
          });
        }
      }
    }
  },
};
