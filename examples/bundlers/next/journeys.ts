import { createJourneys } from "@journeyc/runtime";
import { login } from "../login.journey";
import { addUsers, directory, store } from "../users";

async function start() {
  const journeys = createJourneys({
    journeys: [login],
    keys: [process.env["JOURNEY_KEY"]],
    origins: [process.env["ORIGIN"] ?? "http://localhost:3000"],
    directory,
    store,
  });
  await journeys.ready();
  await addUsers();
  return journeys;
}

// Each route and page is bundled with its own copy of this module, and `next build` loads them, without the keys.
const shared = globalThis as { journeys?: ReturnType<typeof start> };
export const getJourneys = () => (shared.journeys ??= start());
