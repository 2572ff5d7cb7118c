import type { Limits } from "../machine/limits.ts";
import type { Sealer } from "./seal.ts";
import { openToken, sealToken, type StepToken } from "./step-token.ts";
import type { KeptRun, WaitingRun, WaitingRuns } from "./waiting-runs.ts";

export interface ClientSidePorts {
  readonly sealer: Sealer;
  readonly limits: Limits;
  now(): number;
}

/** A used step is remembered longer than its authId lives, so that a clock that steps back revives nothing. */
const markMargin = 10 * 60_000;

/** The authId is the run itself, sealed; the store remembers which steps were used. */
export class ClientSideRuns implements WaitingRuns {
  readonly #ports: ClientSidePorts;

  constructor(ports: ClientSidePorts) {
    this.#ports = ports;
  }

  keep(token: StepToken): KeptRun {
    return { id: sealToken(token, this.#ports.sealer, this.#ports.limits), end: {} };
  }

  async find(id: string): Promise<WaitingRun | undefined> {
    const { sealer, limits } = this.#ports;
    const token = openToken(id, sealer, this.#ports.now(), limits);
    if (!token) return undefined;
    const { state, expiresAt } = token;
    const { run, step } = state;
    return { token, mark: { kind: "step", run, step, expiresAt: expiresAt + markMargin } };
  }
}
