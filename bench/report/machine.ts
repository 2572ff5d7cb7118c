import { arch, availableParallelism, cpus, loadavg, release, totalmem, type } from "node:os";
import type { Goal } from "../goal.ts";
import { peerVersion } from "../peers.ts";
import { version } from "journeyc";
import typescript from "typescript/package.json" with { type: "json" };

/** Where and with what a run was measured, a line each. */
export function surroundings(goals: readonly Goal[]): readonly string[] {
  const peers = [...new Set(goals.flatMap((goal) => goal.peers))].toSorted().map(peerVersion);
  const [load = 0] = loadavg();
  return [
    `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? "unknown"}), ${(totalmem() / 2 ** 30).toFixed(0)} GB of memory, ${type()} ${release().split(".", 2).join(".")}, ${arch()}; ${load.toFixed(1)} processes waited for a core before the run`,
    `Node ${process.versions.node}, journeyc ${version}`,
    ["typescript " + typescript.version, ...peers].join(", "),
  ];
}
