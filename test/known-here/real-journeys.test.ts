import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { unmetReadsOf } from "../../compiler/4-check/proofs/unmet-reads.ts";
import { CheckContext } from "../../compiler/4-check/context.ts";
import { knownIn, signatureOf } from "../../compiler/analysis.ts";
import { createWorkspace, NodeHost } from "../../compiler/index.ts";

// Of the journeys that others have published nothing is said that the checker contradicts.

const root = join(import.meta.dirname, "../proofs/journeys/real");

const folders = readdirSync(root).filter((name) => !name.includes("."));

test.each(folders)("%s", (folder) => {
  const workspace = createWorkspace(new NodeHost(join(root, folder)));
  const context = new CheckContext(workspace.bind(workspace.host.list(".")).program);
  let reached = 0;
  for (const { journey } of context.journeys) {
    const facts = knownIn(context, journey);
    for (const node of journey.nodes.values()) if (facts.at(node).reach === "reached") reached += 1;
    expect(signatureOf(context, journey).ends.size).toBeGreaterThan(0);
  }
  expect(reached).toBeGreaterThan(0);
  for (const { exploration, visit, read } of context.fact(unmetReadsOf).found) {
    const { keys } = knownIn(context, exploration.journey).at(visit.node);
    const sure = keys.filter(({ surely }) => surely).map(({ key }) => key);
    for (const key of read.keys) expect(sure, visit.node.name).not.toContain(key);
  }
});
