import { JourneyError } from "../../errors.ts";
import type { OwnedClient } from "./connection.ts";
import { withinTime } from "./deadline.ts";

/** Connects node-redis, which an app without Redis need not install. */
export async function connectClient(url: string, timeout: number): Promise<OwnedClient> {
  const { createClient } = await loadClient();
  const client = createClient({
    url,
    // Every server, proxy and access list understands it, and the store needs nothing of its successor.
    RESP: 2,
    disableOfflineQueue: true,
    socket: { connectTimeout: timeout, reconnectStrategy: false },
  });
  // Whoever uses a broken connection is told so; without a listener it would end the process.
  client.on("error", () => undefined);
  try {
    // The client's own limit ends with the TCP connection; the greeting may take for ever.
    await withinTime(timeout, () => client.connect());
  } catch (error) {
    client.destroy();
    throw error;
  }
  return { commands: client, isReady: () => client.isReady, destroy: () => client.destroy() };
}

async function loadClient(): Promise<typeof import("@redis/client")> {
  try {
    return await import("@redis/client");
  } catch (cause) {
    throw new JourneyError(
      "redis-client-missing",
      "The package @redis/client, which talks to Redis, cannot be loaded.",
      "Install it: npm install @redis/client",
      { cause },
    );
  }
}
