import { JourneyError } from "../errors.ts";
import type { NodeContext, NodeResult } from "../machine/node-type.ts";
import type { TypedScript } from "../machine/script.ts";
import { scriptThrew } from "./errors.ts";
import { typedContext } from "./typed-context.ts";
import { typedResult } from "./typed-result.ts";

/**
 * Runs a script in TypeScript. It sees and writes what its types say, and nothing else of the run.
 * @throws JourneyError `script-…`; what `user()` throws
 */
export async function runTyped(
  script: TypedScript,
  context: NodeContext<unknown>,
): Promise<NodeResult> {
  const input = typedContext(script, context);
  let result: unknown;
  try {
    result = await script.call(input);
  } catch (thrown) {
    // The directory's errors have codes of their own, and pass by.
    throw thrown instanceof JourneyError ? thrown : scriptThrew(script.name, thrown);
  }
  return typedResult(script, result, context);
}
