/** QuickJS in WebAssembly: the only module that knows it. Runs in a thread of its own, see `thread.ts`. */
import type { QuickJSContext, QuickJSHandle, QuickJSWASMModule } from "quickjs-emscripten-core";
import { defaultBounds, longestMessage, longestThrown, stackBytes } from "../bounds.ts";
import type { Thrown } from "./protocol.ts";

/** What came of the text of a script. */
export type Evaluated =
  | { readonly kind: "done"; readonly outcome: string | undefined }
  | { readonly kind: "threw"; readonly thrown: Thrown };

/** What a realm has of the thread. */
export interface Outside {
  /** Everything that a script can reach: JSON in, JSON out. What it throws, the script may catch. */
  call(name: string, json: string): string;
  /** Asked again and again while the script computes. */
  mustStop(): boolean;
}

const scriptFile = "<script>";
const hostName = "journeycHost";

/**
 * A realm for one script, which nothing else has used or will use. Its bindings are made when it is: that takes most of
 * the time, and needs nothing of the script.
 */
export class Realm {
  readonly #context: QuickJSContext;
  readonly #begin: QuickJSHandle;

  /** @param bindings a text whose value is a function; it takes what the bindings know from the start, as JSON */
  constructor(engine: QuickJSWASMModule, bindings: string, outside: Outside) {
    const runtime = engine.newRuntime({
      memoryLimitBytes: defaultBounds.memoryBytes,
      maxStackSizeBytes: stackBytes,
      interruptHandler: () => outside.mustStop(),
    });
    this.#context = runtime.newContext();
    this.#context
      .newFunction(hostName, (name, json) =>
        this.#context.newString(callOut(this.#context, outside, name, json)),
      )
      .consume((host) => this.#context.setProp(this.#context.global, hostName, host));
    this.#begin = this.#context.unwrapResult(this.#context.evalCode(bindings, "<bindings>"));
  }

  /** Runs a script, once. */
  run(script: string, given: string, memoryBytes: number): Evaluated {
    const context = this.#context;
    context.runtime.setMemoryLimit(memoryBytes);
    const json = context.newString(given);
    const begun = context.callFunction(this.#begin, context.undefined, json);
    json.dispose();
    this.#begin.dispose();
    const steps = [
      () => begun,
      () => context.evalCode(script, scriptFile, { type: "global" }),
      () => context.evalCode(outcomeOfScript, "<outcome>", { type: "global" }),
    ];
    let outcome: string | undefined;
    for (const step of steps) {
      const result = step();
      if (result.error) return { kind: "threw", thrown: readThrown(context, result.error) };
      outcome = result.value.consume((value) =>
        context.typeof(value) === "string" ? context.getString(value) : undefined,
      );
    }
    return { kind: "done", outcome };
  }

  dispose(): void {
    const { runtime } = this.#context;
    this.#context.dispose();
    runtime.dispose();
  }
}

const outcomeOfScript =
  '["string", "boolean"].includes(typeof outcome) ? String(outcome) : undefined';

function callOut(
  context: QuickJSContext,
  outside: Outside,
  name: QuickJSHandle | undefined,
  json: QuickJSHandle | undefined,
): string {
  if (!name || !json) throw new TypeError("A binding was called without a name.");
  const given = context.getString(json);
  if (given.length > longestMessage) throw new RangeError("Too much for one call of a binding.");
  return outside.call(context.getString(name), given);
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
  const message = text("message");
  const thrown: Thrown = {
    name: text("name").slice(0, longestThrown),
    // Not cut: the rest of a secret would not be known as one.
    message: message.length > longestThrown ? "a long text" : message,
    line: line === undefined ? undefined : Number(line),
    // What was thrown while the script ran has the place of a function in its stack.
    isSyntax: text("name") === "SyntaxError" && !stack.includes("(<script>"),
  };
  error.dispose();
  return thrown;
}
