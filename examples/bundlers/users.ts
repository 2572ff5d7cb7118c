/** Who can sign on, and who has: it outlives a change of the journeys while one develops. */
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { memoryStore } from "@journeyc/runtime/session/memory-store";

export const directory = memoryDirectory();
export const store = memoryStore();

let ready: Promise<unknown> | undefined;

/** Once the journeys have told the directory what users are. */
export function addUsers(): Promise<unknown> {
  ready ??= directory.create("managed/user", { userName: "ada", password: "Correct-Horse-1" });
  return ready;
}
