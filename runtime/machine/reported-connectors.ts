import type { Connector, RejectionReason, RemoteVerdict } from "../connectors/connector.ts";
import { connectorWith } from "./connector-with.ts";
import type { LinkedNode } from "./linked.ts";
import type { JourneyEvent, StepPorts } from "./ports.ts";

type Verdict = Pick<
  JourneyEvent & { kind: "connector" },
  "verdict" | "reason" | "code" | "remoteCode"
>;

/** The app's connectors, with an event and a span for each time that this node asks one of them. */
export function reportedConnectors(
  ports: StepPorts,
  run: string,
  node: LinkedNode,
): ReadonlyMap<string, Connector> {
  const { onEvent, spans, connectors } = ports;
  if (!onEvent && !spans) return connectors;
  const place = { run, journey: node.journey.name, node: node.name, type: node.manifest.type };
  return new Map([...connectors].map(([name, connector]) => [name, reported(name, connector)]));

  function reported(name: string, connector: Connector): Connector {
    const authenticate: Connector["authenticate"] = async (...asked) => {
      const startedAt = performance.now();
      const ask = (): Promise<RemoteVerdict> => connector.authenticate(...asked);
      let said: Verdict = { verdict: "none" };
      try {
        const answer = await (spans ? spans.connector(name, connector.kind, ask) : ask());
        said = describeVerdict(answer);
        return answer;
      } finally {
        const durationMs = performance.now() - startedAt;
        onEvent?.({ kind: "connector", ...place, connector: name, ...said, durationMs });
      }
    };
    return connectorWith(connector, { authenticate });
  }
}

/** Connectors may come from JavaScript: what they answer is looked at, not trusted. */
export function describeVerdict(answer: RemoteVerdict): Verdict {
  switch (answer?.kind) {
    case "accepted":
      return { verdict: "accepted" };
    case "rejected":
      return { verdict: "rejected", ...reasonOf(answer.reason), ...codesOf(answer.error) };
    case "unavailable":
    case "misconfigured":
      return { verdict: answer.kind, ...codesOf(answer.error) };
    default:
      return { verdict: "none" };
  }
}

const reasons: Readonly<Record<RejectionReason, true>> = {
  invalidCredentials: true,
  mfaRequired: true,
  passwordExpired: true,
  accountLocked: true,
  accountDisabled: true,
  conditionalAccess: true,
  notAssigned: true,
  identityMismatch: true,
};

/** A reason that is none of ours could say anything. */
function reasonOf(reason: RejectionReason): Pick<Verdict, "reason"> {
  return Object.hasOwn(reasons, reason) ? { reason } : {};
}

function codesOf(
  error: { readonly code: string; readonly remoteCode: string | undefined } | undefined,
): Pick<Verdict, "code" | "remoteCode"> {
  if (!error) return {};
  const { code, remoteCode } = error;
  return { code, ...(remoteCode === undefined ? {} : { remoteCode }) };
}
