/** The journeys that all examples serve, with one user. */
import { createJourneys } from "@journeyc/runtime";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { socketAddress } from "@journeyc/runtime/http/socket-address";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import { login } from "./login.journey.js";

const directory = memoryDirectory();

export const journeys = createJourneys({
  journeys: [login],
  keys: [process.env["JOURNEY_KEY"]],
  directory,
  store: memoryStore(),
  clientAddress: socketAddress,
});

await journeys.ready();
await directory.create("managed/user", { userName: "ada", password: "Correct-Horse-1" });
