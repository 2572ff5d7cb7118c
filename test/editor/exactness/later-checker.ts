import { setTimeout } from "node:timers/promises";
import { createWorkspace, type Host } from "journeyc";
import type { BackgroundChecker, Found } from "journeyc-editor/language-server";

/**
 * Checks when it is asked to, and answers a while later, as another thread does. It has texts of its own: what it is
 * not told of, it does not see.
 */
export class LaterChecker implements BackgroundChecker {
  readonly #host: Host;
  readonly #workspace;

  constructor(host: Host) {
    this.#host = host;
    this.#workspace = createWorkspace(host);
  }

  async check(
    changes: ReadonlyMap<string, string | undefined>,
    entries: readonly string[],
  ): Promise<Found> {
    for (const [path, text] of changes) {
      if (text === undefined) this.#workspace.forget(path);
      else this.#workspace.update(path, text);
    }
    // All files, so that names that others declare are known.
    const all = new Set([...this.#host.list("."), ...entries]);
    const { files, diagnostics } = this.#workspace.check([...all]);
    await setTimeout(120);
    return { files: files.map(({ path }) => path), diagnostics };
  }

  close(): void {
    // There is nothing to end.
  }
}
