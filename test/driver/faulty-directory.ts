import {
  type Directory,
  DirectoryConflict,
  DirectoryUnavailable,
} from "../../runtime/directory/directory.ts";

/** Something that goes wrong with a directory while a request is answered. */
export interface Fault {
  /** How many calls go well before. */
  readonly after: number;
  /** `down`: no call is answered; `busy`: no write is taken, as the object keeps changing. */
  readonly kind: "down" | "busy" | "other";
  /** What somebody else does in between, for `other`. */
  readonly act: () => Promise<void>;
}

const reads: ReadonlySet<string> = new Set([
  "read",
  "find",
  "verifyPassword",
  "verifyAnswers",
  "check",
]);
const writes: ReadonlySet<string> = new Set(["create", "patch", "incrementLoginCount"]);

/** A directory that works, but for the faults of this moment; others may change it between any two of its calls. */
export class FaultyDirectory {
  /** What the app gets. */
  readonly port: Directory;
  #faults: readonly Fault[] = [];
  #calls = 0;

  constructor(directory: Directory) {
    this.port = new Proxy(directory, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== "function") return member;
        const method = member.bind(target) as (...given: unknown[]) => unknown;
        if (!reads.has(String(name)) && !writes.has(String(name))) return method;
        return async (...given: unknown[]) => {
          await this.#before(writes.has(String(name)));
          return method(...given);
        };
      },
    });
  }

  /** From here on calls are counted for these faults. */
  expect(faults: readonly Fault[]): void {
    this.#faults = faults;
    this.#calls = 0;
  }

  async #before(isWrite: boolean): Promise<void> {
    const calls = this.#calls++;
    for (const { kind, after, act } of this.#faults) {
      if (calls < after) continue;
      if (kind === "down") throw new DirectoryUnavailable("The database is down.");
      if (kind === "busy" && isWrite)
        throw new DirectoryConflict("The object kept changing while it was to be written.");
      if (kind === "other" && calls === after) await act();
    }
  }
}
