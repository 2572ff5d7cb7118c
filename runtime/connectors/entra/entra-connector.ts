import { randomUUID } from "node:crypto";
import { JourneyError } from "../../errors.ts";
import type { Connector, RemoteVerdict } from "../connector.ts";
import { Breaker } from "./breaker.ts";
import { Bulkhead } from "./bulkhead.ts";
import { deadlineError, withTimeout } from "./deadline.ts";
import { createIdTokenCheck } from "./id-token.ts";
import { manifest } from "./manifest.ts";
import { createMsalVerifier } from "./msal-verifier.ts";
import type { Question } from "./password-verifier.ts";
import type { EntraSettings } from "./settings.ts";
import { createTransport } from "./transport.ts";
import { canBePassword, canBeUserName } from "./user-name.ts";
import { rejected, verdictOf } from "./verdict.ts";

/** Errors that say that Entra cannot be reached, by whomever: these open the breaker, and no others. */
const outages = new Set(["entra-unreachable", "entra-tls", "entra-timeout", "entra-server-error"]);

/** @param createVerifier what asks the token endpoint */
export function createEntraConnector(
  settings: EntraSettings,
  createVerifier: typeof createMsalVerifier = createMsalVerifier,
): Connector<"Entra"> {
  const transport = createTransport(settings.endpoints.host, settings.certificateAuthorities);
  const verifier = createVerifier(settings, transport);
  const idTokens = createIdTokenCheck(settings, transport);
  const bulkhead = new Bulkhead(settings.maxInFlight);
  const breaker = new Breaker();

  /** Asks Entra; that it could not be asked is thrown. */
  async function verify(question: Question): Promise<RemoteVerdict> {
    const answer = await verifier.ask(question);
    if (answer.kind === "failed") throw answer.error;
    if (answer.kind === "refused") return verdictOf(answer);
    return idTokens.verify(answer.idToken, question.userName, question.signal);
  }

  /** Asks where the breaker and the bulkhead let it, within the deadline. */
  function guarded(asked: Omit<Question, "signal">, caller: AbortSignal): Promise<RemoteVerdict> {
    return withTimeout(caller, settings.timeoutMs, async (signal) => {
      try {
        return await bulkhead.run(signal, () => {
          breaker.enter();
          return verify({ ...asked, signal });
        });
      } catch (error) {
        return { kind: "unavailable", error: asJourneyError(error, signal) };
      }
    });
  }

  return {
    kind: "Entra",
    objectTypes: manifest.objectTypes,
    async authenticate(objectType, name, password, { signal }) {
      if (!manifest.objectTypes.includes(objectType)) return unknownObjectType();
      if (!canBeUserName(name) || !canBePassword(password)) return impossible();
      const correlationId = randomUUID();
      const verdict = await guarded({ userName: name, password, correlationId }, signal);
      report(breaker, verdict, name);
      return withCorrelationId(verdict, correlationId);
    },
    close: async () => transport.close(),
  };
}

/** Whoever got an answer from Entra, good or bad, shows that it can be reached. */
function report(breaker: Breaker, verdict: RemoteVerdict, name: string): void {
  if (verdict.kind !== "unavailable") breaker.succeeded();
  else if (outages.has(verdict.error.code)) breaker.failed(name);
}

function asJourneyError(error: unknown, signal: AbortSignal): JourneyError {
  if (error instanceof JourneyError) return error;
  if (signal.aborted) return deadlineError(signal);
  return new JourneyError(
    "entra-client-fault",
    `The connector failed by itself (${error instanceof Error ? error.name : typeof error}).`,
    "Report it with this code.",
  );
}

/** Names the request to the operator: Entra's sign-in log finds it, and the user, by this id. */
function withCorrelationId(verdict: RemoteVerdict, correlationId: string): RemoteVerdict {
  if (verdict.kind === "accepted" || !verdict.error) return verdict;
  const { code, message, fix, remoteCode } = verdict.error;
  return {
    ...verdict,
    error: new JourneyError(code, `${message} Correlation id ${correlationId}.`, fix, {
      temporary: verdict.kind === "unavailable",
      ...(remoteCode === undefined ? {} : { remoteCode }),
    }),
  };
}

function impossible(): RemoteVerdict {
  return rejected(
    "invalidCredentials",
    new JourneyError(
      "entra-impossible-credentials",
      "Entra ID was not asked: no user of it can have this user name or this password.",
      "Users must type their user principal name, for example ada@contoso.com.",
    ),
  );
}

function unknownObjectType(): RemoteVerdict {
  const error = new JourneyError(
    "entra-object-type",
    "The Entra ID connector does not have this object type.",
    `Set \`objectType\` to ${manifest.objectTypes.join(" or ")}.`,
  );
  return { kind: "misconfigured", error };
}
