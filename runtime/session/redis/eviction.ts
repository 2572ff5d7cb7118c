import { JourneyError } from "../../errors.ts";
import type { RedisCommands } from "./commands.ts";

/**
 * Refuses a server that throws keys away when its memory is full: each mark that is gone is a step that can be used
 * again, each counter a window of guesses.
 * @returns false where the server does not tell
 * @throws JourneyError `redis-evicts`
 */
export async function refuseEviction(commands: RedisCommands): Promise<boolean> {
  const policy = (await policyOfInfo(commands)) ?? (await policyOfConfig(commands));
  if (policy === undefined) return false;
  if (policy === "noeviction") return true;
  throw new JourneyError(
    "redis-evicts",
    `Redis throws keys away when its memory is full (maxmemory-policy ${policy}): used steps could be used again.`,
    "Set maxmemory-policy to noeviction, on a server that is not a cache as well.",
  );
}

/** Managed servers allow INFO, and few of them CONFIG. */
async function policyOfInfo(commands: RedisCommands): Promise<string | undefined> {
  const info = await unlessRefused(() => commands.info("memory"));
  return /^maxmemory_policy:([a-z-]+)\r?$/m.exec(String(info))?.[1];
}

async function policyOfConfig(commands: RedisCommands): Promise<string | undefined> {
  const settings = await unlessRefused(() => commands.configGet("maxmemory-policy"));
  const value: unknown = new Map(Object.entries(settings ?? {})).get("maxmemory-policy");
  return typeof value === "string" ? value : undefined;
}

/** Undefined where the access list or the server does not know or allow the command. */
async function unlessRefused(ask: () => Promise<unknown>): Promise<unknown> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Error && /^(?:NOPERM|ERR)\b/.test(error.message)) return undefined;
    throw error;
  }
}
