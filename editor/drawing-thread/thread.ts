import { parentPort } from "node:worker_threads";
import { drawSvg, type Picture } from "journeyc/drawing";

/** What the thread says of a picture: the drawing, or what went wrong with it. */
export type Reply = { readonly svg: string } | { readonly error: string };

function reply(picture: Picture): Reply {
  try {
    return { svg: drawSvg(picture) };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

// One picture is a message, and its answer the next one back.
parentPort?.on("message", (picture: Picture) => parentPort?.postMessage(reply(picture), []));
