/** QuickJS in WebAssembly: the only module that knows it. Needs the packages of `scripts`. */
import type { QuickJSContext, QuickJSHandle, QuickJSWASMModule } from "quickjs-emscripten-core";
import { notInstalled } from "../../optional-packages.ts";
import { type Bounds, longestMessage, stackBytes } from "./bounds.ts";

/** What came of a script, or of what runs before it. */
export type Evaluated =
  | { readonly kind: "done"; readonly outcome: string | undefined }
  | { readonly kind: "threw"; readonly thrown: Thrown }
  /** The engine itself gave up: its stack or its memory was used up where it cannot say so. */
  | { readonly kind: "broke" };

export interface Thrown {
  readonly name: string;
  readonly message: string;
  /** Of the script. */
  readonly line: number | undefined;
  readonly isSyntax: boolean;
}

export interface Evaluation {
  /** Makes the bindings. The script does not see how. */
  readonly bindings: string;
  readonly script: string;
  /** Everything that a script can reach outside: JSON in, JSON out. What it throws, the script may catch. */
  call(name: string, json: string): string;
  /** Asked again and again while the script computes. */
  mustStop(): boolean;
  readonly bounds: Bounds;
}

const scriptFile = "<script>";
const hostName = "journeycHost";

let loading: Promise<QuickJSWASMModule> | undefined;

/**
 * The engine, loaded once.
 * @throws JourneyError `package-missing`
 */
export function loadEngine(): Promise<QuickJSWASMModule> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<QuickJSWASMModule> {
  const missing = notInstalled("The sandbox of scripts");
  const [core, variant] = await Promise.all([
    import("quickjs-emscripten-core").catch(missing),
    import("@jitl/quickjs-singlefile-mjs-release-sync").catch(missing),
  ]);
  return core.newQuickJSWASMModuleFromVariant(variant.default);
}

/** Runs a script in a realm of its own, which nothing else has used or will use. */
export function evaluate(engine: QuickJSWASMModule, evaluation: Evaluation): Evaluated {
  try {
    return inFreshRealm(engine, evaluation);
  } catch {
    // Memory that was left in the middle of something is not used again.
    loading = undefined;
    return { kind: "broke" };
  }
}

function inFreshRealm(engine: QuickJSWASMModule, evaluation: Evaluation): Evaluated {
  const { bounds } = evaluation;
  const runtime = engine.newRuntime({
    memoryLimitBytes: bounds.memoryBytes,
    maxStackSizeBytes: stackBytes,
    interruptHandler: () => evaluation.mustStop(),
  });
  const context = runtime.newContext();
  const evaluated = inContext(context, evaluation);
  context.dispose();
  runtime.dispose();
  return evaluated;
}

function inContext(context: QuickJSContext, evaluation: Evaluation): Evaluated {
  const host = context.newFunction(hostName, (name, json) =>
    context.newString(callOut(context, evaluation, name, json)),
  );
  context.setProp(context.global, hostName, host);
  host.dispose();
  const steps = [
    [evaluation.bindings, "<bindings>"],
    [evaluation.script, scriptFile],
    ['["string", "boolean"].includes(typeof outcome) ? String(outcome) : undefined', "<outcome>"],
  ] as const;
  let outcome: string | undefined;
  for (const [text, file] of steps) {
    const result = context.evalCode(text, file, { type: "global" });
    if (result.error) return { kind: "threw", thrown: readThrown(context, result.error) };
    outcome =
      typeOf(context, result.value) === "string" ? context.getString(result.value) : undefined;
    result.value.dispose();
  }
  return { kind: "done", outcome };
}

function callOut(
  context: QuickJSContext,
  evaluation: Evaluation,
  name: QuickJSHandle | undefined,
  json: QuickJSHandle | undefined,
): string {
  if (!name || !json) throw new TypeError("A binding was called without a name.");
  const given = context.getString(json);
  if (given.length > longestMessage) throw new RangeError("Too much for one call of a binding.");
  return evaluation.call(context.getString(name), given);
}

function typeOf(context: QuickJSContext, value: QuickJSHandle): string {
  return context.typeof(value);
}

function readThrown(context: QuickJSContext, error: QuickJSHandle): Thrown {
  const text = (name: string): string =>
    context.typeof(error) === "object"
      ? context
          .getProp(error, name)
          .consume((part) => (context.typeof(part) === "string" ? context.getString(part) : ""))
      : "";
  const stack = text("stack");
  const line = /<script>:(\d+)/.exec(stack)?.[1];
  const thrown: Thrown = {
    name: text("name"),
    message: text("message"),
    line: line === undefined ? undefined : Number(line),
    // What was thrown while the script ran has the place of a function in its stack.
    isSyntax: text("name") === "SyntaxError" && !stack.includes("(<script>"),
  };
  error.dispose();
  return thrown;
}
