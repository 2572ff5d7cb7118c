import { notInstalled } from "../../optional-packages.ts";
import type { Connect, OwnedClient } from "./connection.ts";
import { withinTime } from "./deadline.ts";

type Library = typeof import("@redis/client");

/** What connects node-redis, which an app without Redis need not install. */
export async function loadClient(url: string, timeout: number): Promise<Connect> {
  const library = await import("@redis/client").catch(notInstalled("Redis"));
  return () => connectClient(library, url, timeout);
}

async function connectClient(
  { createClient }: Library,
  url: string,
  timeout: number,
): Promise<OwnedClient> {
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
