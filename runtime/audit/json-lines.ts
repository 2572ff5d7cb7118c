import type { Writable } from "node:stream";
import { jsonLine } from "../log/json-line.ts";
import type { AuditSink } from "./audit-event.ts";

/**
 * Writes each event as one line of JSON, whatever the names and addresses in it hold. An event is accepted when the
 * stream has taken it: for a file, when the operating system has; the disk comes later.
 * @param stream `process.stdout`, or a file: `createWriteStream(path, { flags: "a", mode: 0o600 })`
 */
export function jsonLinesAudit(stream: Writable): AuditSink {
  // Errors reach whoever writes, below; without a listener they would end the process as well.
  stream.on("error", () => {});
  return (event) =>
    new Promise((resolve, reject) => {
      stream.write(jsonLine(event), (error) => (error ? reject(error) : resolve()));
    });
}
