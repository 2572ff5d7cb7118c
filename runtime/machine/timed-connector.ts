import { setTimeout as sleep } from "node:timers/promises";
import type { Connector } from "../connectors/connector.ts";
import { connectorWith } from "./connector-with.ts";

/** Enough to be as diverse as the remote system, and few enough to be of the last minutes. */
const remembered = 64;

/**
 * A connector that can take as long as a refusal takes without asking, by `refuse`: as one of those that it has seen
 * last, drawn at random, so that what makes the remote system or this server slow makes both slow.
 */
export function timedConnector(connector: Connector): Connector {
  const durations: number[] = [];
  let next = 0;
  return connectorWith(connector, {
    async authenticate(...asked) {
      const began = performance.now();
      const verdict = await connector.authenticate(...asked);
      // Connectors may come from JavaScript: what they answer is looked at, not trusted.
      if (verdict?.kind === "rejected" && verdict.reason === "invalidCredentials") {
        durations[next] = performance.now() - began;
        next = (next + 1) % remembered;
      }
      return verdict;
    },
    async refuse({ signal }) {
      const drawn = durations[Math.floor(Math.random() * durations.length)];
      if (drawn !== undefined) await sleep(drawn, undefined, { signal });
    },
  });
}
