import { createJourneys } from "@journeyc/runtime";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import { login } from "../login.journey.ts";

async function start() {
  const directory = memoryDirectory();
  const journeys = createJourneys({
    journeys: [login],
    keys: [process.env["JOURNEY_KEY"]],
    origins: [process.env["ORIGIN"] ?? "http://localhost:3000"],
    directory,
    store: memoryStore(),
  });
  await journeys.ready();
  await directory.create("managed/user", { userName: "ada", password: "Correct-Horse-1" });
  return journeys;
}

// Each route and page is bundled with its own copy of this module, and `next build` loads them, without the keys.
const shared = globalThis as { journeys?: ReturnType<typeof start> };
export const getJourneys = () => (shared.journeys ??= start());
