import { inject } from "vitest";
import { askBroker } from "./server-broker.ts";

/** The URL of the test run's real Redis server. Tests keep apart by the prefixes of their keys. */
export function redisUrl(): Promise<string> {
  return askBroker(inject("redisBroker"));
}
