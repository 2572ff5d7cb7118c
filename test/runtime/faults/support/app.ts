import { createJourneys, type Journeys } from "@journeyc/runtime";
import { entra } from "@journeyc/runtime/connectors/entra";
import type { Database } from "../../../../runtime/database/database.ts";
import { ManagedDirectory } from "../../../../runtime/directory/managed-directory.ts";
import { SqlStorage } from "../../../../runtime/directory/sql-storage.ts";
import { SqlStore } from "../../../../runtime/session/sql-store.ts";
import { login } from "../../../../examples/pass-through/login.journey.ts";
import { progressiveProfile } from "../../../../examples/pass-through/progressive-profile.journey.ts";
import { ptaWithPasswordCapture } from "../../../../examples/pass-through/pta-with-password-capture.journey.ts";
import { clientId, tenantId } from "../../entra/harness.ts";

export const pta = "PTA with password capture";
export const key = "a-key-for-tests-0123456789-abcdefghijklmnop";

/** The whole app of the example, in this process. */
export interface FaultsApp {
  readonly journeys: Journeys;
  readonly visitor: Visitor;
  /** All lines of the log, as one text. */
  readonly log: () => string;
  close(): Promise<void>;
}

export interface FaultsAppOptions {
  /** How long Entra ID may take. */
  readonly timeoutMs?: number;
  readonly maxInFlight?: number;
}

export function directoryIn(database: Database): ManagedDirectory {
  return new ManagedDirectory(new SqlStorage(database));
}

/** Users, sessions and marks in one database; nothing is opened before the first request. */
export function faultsApp(database: Database, options: FaultsAppOptions = {}): FaultsApp {
  const lines: string[] = [];
  const write = (fields: unknown, message: string): void =>
    void lines.push(JSON.stringify([fields, message]));
  const journeys = createJourneys({
    journeys: [login, ptaWithPasswordCapture, progressiveProfile],
    directory: directoryIn(database),
    store: new SqlStore(database),
    connectors: { MicrosoftEntraID: entra({ tenantId, clientId, ...options }) },
    keys: [key],
    // Users try often here.
    attempts: { user: false, overall: false },
    log: { debug: write, info: write, warn: write, error: write },
  });
  return {
    journeys,
    visitor: new Visitor(journeys.handler),
    log: () => lines.join("\n"),
    close: () => journeys.close(),
  };
}

/** An answer as operators and clients see it. */
export interface Observed {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly retryAfter: string | null;
  readonly milliseconds: number;
}

/** A client of the authenticate protocol that watches the clock. */
export class Visitor {
  readonly #handler: Journeys["handler"];

  constructor(handler: Journeys["handler"]) {
    this.#handler = handler;
  }

  start(journey: string): Promise<Observed> {
    const query = new URLSearchParams({ authIndexType: "service", authIndexValue: journey });
    return this.#post(`?${query}`, undefined);
  }

  /** Answers a step with these values, in order. */
  submit(step: Observed, values: readonly unknown[]): Promise<Observed> {
    const callbacks = step.body["callbacks"] as { input?: { value: unknown }[] }[];
    const body = { ...step.body, callbacks: structuredClone(callbacks) };
    const inputs = body.callbacks.flatMap((callback) => callback.input ?? []);
    for (const [index, input] of inputs.entries())
      if (index < values.length) input.value = values[index];
    return this.#post("", body);
  }

  /** From the first page to the end, or to whatever comes between. */
  async signOn(journey: string, userName: string, password: string): Promise<Observed> {
    const step = await this.start(journey);
    return step.status === 200 ? this.submit(step, [userName, password]) : step;
  }

  async #post(query: string, body: unknown): Promise<Observed> {
    const begin = performance.now();
    const response = await this.#handler(
      new Request(`http://localhost/am/json/realms/root/realms/alpha/authenticate${query}`, {
        method: "POST",
        headers: { "content-type": "application/json", "accept-api-version": "protocol=1.0" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
    return {
      status: response.status,
      // The protocol answers JSON objects only.
      body: (await response.json()) as Record<string, unknown>,
      retryAfter: response.headers.get("retry-after"),
      milliseconds: performance.now() - begin,
    };
  }
}

export function hasSession({ body }: Observed): boolean {
  return typeof body["tokenId"] === "string";
}
