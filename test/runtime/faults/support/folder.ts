import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A new folder in memory, where the machine has such a place: what is tested here is not how fast its disk is. */
export function folderInMemory(): string {
  const place = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
  return mkdtempSync(join(place, "journeyc-faults-"));
}
