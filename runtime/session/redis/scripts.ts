import { createHash } from "node:crypto";
import type { RedisCommands } from "./commands.ts";

/** A Lua script about one key: what it does happens at once, or not at all. */
export interface RedisScript {
  readonly source: string;
  readonly sha1: string;
}

function script(source: string): RedisScript {
  return { source, sha1: createHash("sha1").update(source).digest("hex") };
}

/** Runs a script by its hash; a server that does not know it, after a restart or a fail-over, gets its text. */
export async function runScript(
  commands: RedisCommands,
  { source, sha1 }: RedisScript,
  key: string,
  ...values: readonly (string | number)[]
): Promise<unknown> {
  const input = { keys: [key], arguments: values.map(String) };
  try {
    return await commands.evalSha(sha1, input);
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith("NOSCRIPT"))) throw error;
    return commands.eval(source, input);
  }
}

/** Values: milliseconds to live, then the fields. Answers 0 where there is such a session. */
export const createSession = script(`
if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
redis.call('HSET', KEYS[1], unpack(ARGV, 2))
redis.call('PEXPIRE', KEYS[1], ARGV[1])
return 1
`);

/**
 * Values: the hash of the token, the time until which it is kept, now, milliseconds to live. Names a session in the list
 * of its user, which lives as long as the last of them, and forgets there what has expired.
 */
export const listSession = script(`
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[3])
redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[4]) then redis.call('PEXPIRE', KEYS[1], ARGV[4]) end
return 1
`);

/** Value: the time. HSET alone would make a session anew that has just been deleted. */
export const touchSession = script(`
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
redis.call('HSET', KEYS[1], 'lastUsedAt', ARGV[1])
return 1
`);

/**
 * Values: now, the window's end, milliseconds to live beyond the end. Both times are the caller's: the server's clock
 * decides nothing but when the memory is free again. Answers the count and its end.
 */
export const countAttempt = script(`
local attempts, ends = unpack(redis.call('HMGET', KEYS[1], 'attempts', 'expiresAt'))
if attempts and tonumber(ends) > tonumber(ARGV[1]) then
  attempts = attempts + 1
  if tonumber(ends) > tonumber(ARGV[2]) then ends = ARGV[2] end
else
  attempts = 1
  ends = ARGV[2]
end
redis.call('HSET', KEYS[1], 'attempts', attempts, 'expiresAt', ends)
local left = math.max(ends - ARGV[1], 0) + ARGV[3]
redis.call('PEXPIRE', KEYS[1], string.format('%.0f', left))
return { attempts, ends }
`);

/** Value: the end of the window that the attempt was counted in. */
export const giveBackAttempt = script(`
local attempts, ends = unpack(redis.call('HMGET', KEYS[1], 'attempts', 'expiresAt'))
if ends ~= ARGV[1] or tonumber(attempts) < 1 then return 0 end
redis.call('HINCRBY', KEYS[1], 'attempts', -1)
return 1
`);
