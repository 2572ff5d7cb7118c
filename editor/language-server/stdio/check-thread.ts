/** The other thread of the server: it keeps the journeys of one folder, and checks them when it is asked to. */
import { parentPort, workerData } from "node:worker_threads";
import { LazyScriptTypes } from "journeyc";
import { Project } from "../project/project.ts";
import type { CheckAnswer, CheckRequest, ThreadData } from "./thread-messages.ts";
import { hostOf } from "../node/host-of.ts";

// As thread-checker.ts starts it.
const { root, kind } = workerData as ThreadData;
const project = new Project(root, hostOf(root, kind), kind, new LazyScriptTypes());

parentPort?.on("message", ({ number, changes, entries }: CheckRequest) => {
  for (const [path, text] of changes) {
    if (text === undefined) project.forget(path);
    else project.update(path, text);
  }
  project.readAll();
  const { files, diagnostics } = project.workspace.check(entries);
  const found = { files: files.map(({ path }) => path), diagnostics };
  const answer: CheckAnswer = { number, found };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  parentPort?.postMessage(answer);
});
