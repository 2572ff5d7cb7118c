import type { EntraStandIn } from "@journeyc/entra-stand-in";
import {
  createJourneys,
  type AuditEvent,
  type CommonOptions,
  type Directory,
  type Journey,
  type JourneyEvent,
  type Journeys,
  type JsonObject,
  type Log,
  type StepReply,
} from "@journeyc/runtime";
import { entra } from "@journeyc/runtime/connectors/entra";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import {
  microsoftEntraID,
  ptaWithPasswordCapture,
} from "../../../../examples/pass-through/pta-with-password-capture.journey.js";
import { clientId, startTenant, tenantId } from "../../../support/end-to-end.ts";

export const resource = "managed/alpha_user";
export const password = "Correct-Horse-Battery-1";
/** Has a password here; `ada` has hers at Entra ID alone. */
export const local = "grace@contoso.example";
export const remote = "ada@contoso.example";
export const clientAddress = "192.0.2.7";

export interface LogLine {
  readonly level: string;
  readonly fields: JsonObject;
  readonly message: string;
}

export interface PassThrough {
  readonly journeys: Journeys;
  readonly tenant: EntraStandIn;
  readonly log: LogLine[];
  readonly events: JourneyEvent[];
  readonly audited: AuditEvent[];
  signOn(userName: string, secret: string): Promise<StepReply>;
  close(): Promise<void>;
}

/** The pass-through journey against a stand-in of Entra ID, in this process. */
export async function startPassThrough(
  options: Partial<CommonOptions<Journey>> = {},
  /** What stands before the directory once its users are there. */
  before: (directory: Directory) => Directory = (directory) => directory,
): Promise<PassThrough> {
  const tenant = await startTenant({ [remote]: password });
  tenant.redirect();
  const directory = memoryDirectory();
  const log: LogLine[] = [];
  const events: JourneyEvent[] = [];
  const audited: AuditEvent[] = [];
  const environment = { ENTRA_TENANT_ID: tenantId, ENTRA_CLIENT_ID: clientId };
  const journeys = createJourneys({
    journeys: [ptaWithPasswordCapture],
    connectors: { MicrosoftEntraID: entra(microsoftEntraID, { environment }) },
    environment,
    directory: before(directory),
    store: memoryStore(),
    keys: ["a-key-for-the-tests-of-telemetry-0123456789"],
    log: logInto(log),
    onEvent: (event) => events.push(event),
    audit: (event) => void audited.push(event),
    ...options,
  });
  await journeys.ready();
  await directory.create(resource, { ...person(local), password });
  await directory.create(resource, person(remote));
  const request = { languages: ["en"], clientAddress };
  return {
    journeys,
    tenant,
    log,
    events,
    audited,
    async signOn(userName, secret) {
      const asked = await journeys.start(undefined, request);
      if (asked.kind !== "step") throw new Error(`Expected a step, got ${asked.kind}.`);
      const answers = [userName, secret].map((text) => new Map([["", text]]));
      return journeys.resume(asked.authId, answers, request);
    },
    async close() {
      await journeys.close();
      await tenant.close();
    },
  };
}

function logInto(lines: LogLine[]): Log {
  const line =
    (level: string) =>
    (fields: JsonObject, message: string): void =>
      void lines.push({ level, fields, message });
  return { debug: line("debug"), info: line("info"), warn: line("warn"), error: line("error") };
}

function person(userName: string): JsonObject {
  return { userName, givenName: "A", sn: "B", mail: userName, accountStatus: "active" };
}
