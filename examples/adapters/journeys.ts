/** The journeys that all examples serve, each loaded when it is first asked for, with one user. */
import { createJourneys } from "@journeyc/runtime";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { socketAddress } from "@journeyc/runtime/http/socket-address";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import { journeys as served } from "./registry.js";

const directory = memoryDirectory();

export const journeys = createJourneys({
  journeys: served,
  keys: [process.env["JOURNEY_KEY"]],
  directory,
  store: memoryStore(),
  clientAddress: socketAddress,
});

await journeys.ready();
await directory.create("managed/user", { userName: "ada", password: "Correct-Horse-1" });
