import { jsonLine } from "./json-line.ts";
import type { JsonObject } from "../json.ts";
import type { Log } from "../machine/ports.ts";

/** JSON lines on stderr, in pino's shape. What the runtime logs, it redacts before: see `redacting-log.ts`. */
export function jsonLinesLog(
  write: (line: string) => void = (line) => void process.stderr.write(line),
): Log {
  const line =
    (level: number) =>
    (fields: JsonObject, message: string): void =>
      write(jsonLine({ level, time: Date.now(), ...fields, msg: message }));
  return { debug: () => {}, info: line(30), warn: line(40), error: line(50) };
}
