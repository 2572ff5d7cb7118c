import type { Limits } from "../machine/limits.ts";
import { hashOf, isToken, newToken } from "./opaque-token.ts";
import type { Sealer } from "./seal.ts";
import { openToken, sealToken, type StepToken } from "./step-token.ts";
import type { SessionStore } from "./store.ts";
import type { KeptRun, WaitingRun, WaitingRuns } from "./waiting-runs.ts";

export interface ServerSidePorts {
  readonly sealer: Sealer;
  readonly store: Pick<SessionStore, "readRun">;
  readonly limits: Limits;
  now(): number;
  random(bytes: number): Uint8Array;
}

/**
 * The store has the run, sealed; the client has a random id of 256 bits, another one for each step. An id that was used
 * names nothing any more.
 */
export class ServerSideRuns implements WaitingRuns {
  readonly #ports: ServerSidePorts;

  constructor(ports: ServerSidePorts) {
    this.#ports = ports;
  }

  keep(token: StepToken): KeptRun {
    const { sealer, limits } = this.#ports;
    const id = newToken(this.#ports.random);
    const sealed = sealToken(token, sealer, limits);
    return { id, end: { run: { idHash: hashOf(id), sealed, expiresAt: token.expiresAt } } };
  }

  async find(id: string): Promise<WaitingRun | undefined> {
    const { sealer, store, limits } = this.#ports;
    if (!isToken(id)) return undefined;
    const idHash = hashOf(id);
    const sealed = await store.readRun(idHash);
    const token = sealed && openToken(sealed, sealer, this.#ports.now(), limits);
    return token ? { token, mark: { kind: "run", idHash } } : undefined;
  }
}
