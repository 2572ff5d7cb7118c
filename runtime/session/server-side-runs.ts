import { createHash } from "node:crypto";
import type { Limits } from "../machine/limits.ts";
import type { Sealer } from "./seal.ts";
import { openToken, sealToken, type StepToken } from "./step-token.ts";
import type { SessionStore } from "./store.ts";
import type { WaitingRun, WaitingRuns } from "./waiting-runs.ts";

export interface ServerSidePorts {
  readonly sealer: Sealer;
  readonly store: Pick<SessionStore, "readRun" | "takeRun">;
  readonly limits: Limits;
  now(): number;
  random(bytes: number): Uint8Array;
}

const idShape = /^[A-Za-z0-9_-]{43}$/;

/**
 * The store has the run, sealed; the client has a random id of 256 bits, another one for each step. An id that was used
 * names nothing any more.
 */
export class ServerSideRuns implements WaitingRuns {
  readonly #ports: ServerSidePorts;

  constructor(ports: ServerSidePorts) {
    this.#ports = ports;
  }

  async keep(token: StepToken, store: SessionStore): Promise<string> {
    const { sealer, limits } = this.#ports;
    const id = Buffer.from(this.#ports.random(32)).toString("base64url");
    await store.keepRun(hashOf(id), sealToken(token, sealer, limits), token.expiresAt);
    return id;
  }

  async find(id: string): Promise<WaitingRun | undefined> {
    const { sealer, store, limits } = this.#ports;
    // Base64url has several spellings of the same bytes; the hash of another spelling names nothing.
    if (!idShape.test(id)) return undefined;
    const sealed = await store.readRun(hashOf(id));
    const token = sealed && openToken(sealed, sealer, this.#ports.now(), limits);
    return token ? { token, take: () => store.takeRun(hashOf(id)) } : undefined;
  }
}

function hashOf(id: string): string {
  return createHash("sha256").update(id).digest("base64url");
}
