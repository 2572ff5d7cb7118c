import type { Migration } from "kysely/migration";
import * as managedObjects from "./001-managed-objects.ts";
import * as stepsAndSessions from "./002-steps-and-sessions.ts";
import * as attempts from "./003-attempts.ts";
import * as waitingRuns from "./004-waiting-runs.ts";
import * as accounts from "./005-accounts.ts";
import * as creationTimes from "./006-creation-times.ts";
import * as sessionProperties from "./007-session-properties.ts";
import * as devices from "./008-devices.ts";

/** All migrations by name, in order. One that was released is never changed. */
export const migrations: Record<string, Migration> = {
  "001-managed-objects": managedObjects,
  "002-steps-and-sessions": stepsAndSessions,
  "003-attempts": attempts,
  "004-waiting-runs": waitingRuns,
  "005-accounts": accounts,
  "006-creation-times": creationTimes,
  "007-session-properties": sessionProperties,
  "008-devices": devices,
};
