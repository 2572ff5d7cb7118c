import { AuditDelivery } from "../audit/audit-delivery.ts";
import { Audit } from "../audit/audit.ts";
import { defaultLimits } from "../machine/limits.ts";
import type { JourneyEvent, Log } from "../machine/ports.ts";
import { deriveKeys } from "../session/keyring.ts";
import type { Configuration } from "./configure.ts";

/** The audit trail, if the app keeps one. */
export function auditOf({ options, keys, log, now }: Configuration): Audit | undefined {
  const { audit: sink, auditRequired: required = false, realm = "alpha" } = options;
  const [userKeys] = deriveKeys(keys.slice(0, 1), `audit/${realm}`);
  if (!sink || !userKeys) return undefined;
  return new Audit({
    delivery: new AuditDelivery(sink, log),
    required,
    stepMilliseconds: { ...defaultLimits, ...options.limits }.stepMilliseconds,
    realm,
    secret: userKeys.secret,
    log,
    now,
  });
}

/** The app's `onEvent`, if there is one: when it throws, that changes nothing about a run. */
export function onEventOf({
  options: { onEvent },
  log,
}: Configuration): ((event: JourneyEvent) => void) | undefined {
  return onEvent && guarded(onEvent, log);
}

function guarded(onEvent: (event: JourneyEvent) => void, log: Log): (event: JourneyEvent) => void {
  return (event) => {
    const failed = (): void =>
      log.error({ code: "observer-failed", run: event.run }, "The app's `onEvent` threw an error.");
    try {
      // It may be an async function, whose rejection would end the process.
      const observed: unknown = onEvent(event);
      if (observed instanceof Promise) observed.catch(failed);
    } catch {
      failed();
    }
  };
}
