import type { JsonObject } from "../json.ts";
import type { Log } from "../machine/ports.ts";

/** JSON lines on stderr, in pino's shape. Fields are the runtime's own: there is nothing in them to redact. */
export function jsonLinesLog(
  write: (line: string) => void = (line) => void process.stderr.write(line),
): Log {
  const line =
    (level: number) =>
    (fields: JsonObject, message: string): void =>
      write(`${JSON.stringify({ level, time: Date.now(), ...fields, msg: message })}\n`);
  return { debug: () => {}, info: line(30), warn: line(40), error: line(50) };
}
