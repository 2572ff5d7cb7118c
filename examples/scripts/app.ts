import { createJourneys, type Journeys } from "@journeyc/runtime";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import { signOn } from "./sign-on.journey.ts";

/** Who can sign on: one user, in memory. */
const ada = { userName: "ada", password: "Correct-horse-7" };

/** The app: a directory in memory, and the journey whose scripts stand in `scripts/`. */
export async function createApp(key: string): Promise<Journeys> {
  const directory = memoryDirectory();
  const journeys = createJourneys({
    journeys: [signOn],
    directory,
    store: memoryStore(),
    keys: [key],
  });
  await journeys.ready();
  await directory.create("managed/user", ada);
  return journeys;
}
