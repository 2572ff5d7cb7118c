/**
 * The thread in which scripts run, one after the other. The build makes one text of it (`source.ts`), since a file of its
 * own would not be found from a bundle.
 */
import { parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import type * as Core from "quickjs-emscripten-core";
import { type Evaluated, Realm } from "./engine.ts";
import type { Answer, Ended, Job, Said, ThreadSetup } from "./protocol.ts";
import { SharedTime } from "./shared-time.ts";

// What `script-thread.ts` starts it with.
const setup = workerData as ThreadSetup;
const port = parentPort;
const time = new SharedTime(setup.shared);
const answers = new Int32Array(setup.shared, SharedTime.bytes, 1);
let isStopped = false;

function say(said: Said): void {
  port?.postMessage(said, []);
}

/** Asks the app, and waits: for a script its bindings answer at once. */
function call(name: string, json: string): string {
  if (isStopped) throw new Error("The script is being stopped.");
  const before = Atomics.load(answers, 0);
  time.pause();
  say({ kind: "call", call: { name, json } });
  Atomics.wait(answers, 0, before);
  // The app sends the answer before it counts it, and nothing else meanwhile.
  const answer = port && (receiveMessageOnPort(port) as { message: Answer } | undefined)?.message;
  time.resume();
  if (answer?.kind === "answer") return answer.json;
  if (answer?.kind === "fault") throw new Error(answer.message);
  isStopped = true;
  throw new Error("The script is being stopped.");
}

const outside = { call, mustStop: () => isStopped || time.isUp() };

function run(realm: Realm, { script, given, milliseconds, memoryBytes }: Job): Ended {
  time.begin(milliseconds);
  let left = 0;
  let evaluated: Evaluated;
  try {
    evaluated = realm.run(script, given, memoryBytes);
    left = time.end();
    // What is left of it takes time as well, which is not the script's.
    time.begin(milliseconds);
    realm.dispose();
    time.end();
  } catch {
    time.end();
    // Memory that was left in the middle of something is not used again: the app ends the thread.
    return { kind: "broke", spent: milliseconds };
  }
  const spent = milliseconds - left;
  if (isStopped) return { kind: "stopped", spent };
  return left < 0 ? { kind: "late", spent } : { ...evaluated, spent };
}

async function begin(): Promise<void> {
  // The packages are those that `script-thread.ts` has found.
  const core = (await import(setup.core)) as typeof Core;
  const variant = (await import(setup.variant)) as {
    readonly default: Parameters<typeof Core.newQuickJSWASMModuleFromVariant>[0];
  };
  const engine = await core.newQuickJSWASMModuleFromVariant(variant.default);
  let next = new Realm(engine, setup.bindings, outside);
  port?.on("message", (job: Job) => {
    const ended = run(next, job);
    say({ kind: "ended", ended });
    // The app ends a thread that broke.
    if (ended.kind === "broke") return;
    isStopped = false;
    next = new Realm(engine, setup.bindings, outside);
  });
  say({ kind: "ready" });
}

void begin();
