import type { ScriptSurroundings } from "../../../../runtime/machine/app-content.ts";
import type { Answer } from "../../../../runtime/machine/callbacks.ts";
import {
  type NodeContext,
  type NodeResult,
  type NodeType,
  take,
} from "../../../../runtime/machine/node-type.ts";
import type { Json } from "../../../../runtime/json.ts";
import { runSandboxed } from "../../../../runtime/scripts/run-sandboxed.ts";
import { ScriptThreads } from "../../../../runtime/scripts/sandbox/threads/script-threads.ts";
import { Bench } from "../../nodes/support/run-node.ts";

/** Kept for all tests of a process. */
const threads = new ScriptThreads();

export interface Given {
  readonly outcomes?: readonly string[];
  readonly inputs?: readonly string[];
  readonly outputs?: readonly string[];
  readonly answers?: readonly Answer[];
  readonly memory?: Json;
  readonly resumed?: boolean;
  readonly surroundings?: Partial<ScriptSurroundings>;
}

/** Runs a script of AM's as a node's, on a bench: state, directory and identity are the runtime's own. */
export async function runScript(
  bench: Bench,
  text: string,
  given: Given = {},
): Promise<NodeResult> {
  const { outcomes = ["true", "false"], inputs = ["*"], outputs = ["*"] } = given;
  const scripts: ScriptSurroundings = {
    realm: "alpha",
    cookieName: "iPlanetDirectoryPro",
    origins: new Set(),
    systemEnv: {},
    libraries: {},
    bounds: { milliseconds: 1000, memoryBytes: 16 * 1024 * 1024 },
    threads,
    ...given.surroundings,
  };
  bench.app = { ...bench.app, scripts };
  let context: NodeContext<unknown> | undefined;
  const catching: NodeType = {
    manifest: {
      type: "Script",
      amType: "ScriptNode",
      displayName: "Script",
      summary: "Hands out its context.",
      documentation: "For tests.",
      settings: { type: "object", properties: {}, required: [], additionalProperties: false },
      outcomes: { from: "wiring" },
      interactive: true,
      pageMember: true,
      effects: { reads: [], writes: [], identity: [] },
    },
    run(own) {
      context = own;
      return take("caught");
    },
  };
  await bench.run(catching, {}, given);
  if (!context) throw new Error("The node did not run.");
  return runSandboxed({ name: "decide.js", text }, context, { outcomes, inputs, outputs });
}

/** What a script hands to `nodeState.putShared("result", …)` on a fresh bench. */
export async function resultOf(expression: string, given: Given = {}): Promise<Json | undefined> {
  const bench = await Bench.open();
  await runScript(bench, `nodeState.putShared("result", ${expression}); outcome = "true";`, given);
  return bench.shared.get("result");
}
