import type { OutcomeManifest } from "../manifest.ts";
import type { Connector, RejectionReason, RemoteVerdict } from "../connectors/connector.ts";
import { JourneyError } from "../errors.ts";
import { defineNode } from "../machine/define-node.ts";
import type { NodeState } from "../machine/node-state.ts";
import { take, type NodeContext, type NodeResult } from "../machine/node-type.ts";
import { identityAttribute, identityRead } from "./settings/common.ts";

type Refusal =
  "mfaRequired" | "passwordExpired" | "accountLocked" | "accountDisabled" | "conditionalAccess";

/** An outcome of ours, which AM does not have: it need not be wired. */
function optional<const Name extends string>(
  name: Name,
  displayName: string,
  foldsInto: string,
  description: string,
) {
  return {
    name,
    id: name,
    displayName,
    description,
    optional: { foldsInto },
    beyondAm: true,
  } as const satisfies OutcomeManifest;
}

/** Asks the remote system. */
export const passthroughAuthentication = defineNode(
  {
    type: "PassthroughAuthentication",
    amType: "PassthroughAuthenticationNode",
    displayName: "Passthrough Authentication",
    summary: "Verifies the user name and password against a remote system, through a connector.",
    documentation:
      "Takes the user name from the collected `identityAttribute`, else from `username`, and the password from the " +
      "collected `passwordAttribute`, else from `password`. Nobody is looked up here: let Identify Existing User " +
      "follow, and the remote proof counts for the stored user that it finds.\n\n" +
      "Outcomes besides AM's three may be wired by journeys that want to treat them; where they are not, the refusals " +
      "are `failed`. None of them proves anything, although some mean that the password was right: what the user sees " +
      "should be the same as for a wrong password.\n\n" +
      "Attempts beyond the limits of the app are `failed`, and the remote system is not asked: it would count them, " +
      "and lock the account. The answer takes as long as one of its last refusals did.\n\n" +
      "A remote system that cannot be asked is an error of the run, unless `unavailable` is wired; one that refuses " +
      "this application is an error always. Neither is ever `failed`.",
    settings: {
      type: "object",
      properties: {
        systemEndpoint: {
          type: "string",
          kind: "connector",
          description: "The connector to the remote system.",
        },
        objectType: {
          type: "string",
          kind: "objectType",
          connectorSetting: "systemEndpoint",
          minLength: 1,
          description: "The type of the remote account, as the connector calls it, e.g. `User`.",
        },
        identityAttribute: {
          ...identityAttribute,
          description:
            "The collected attribute that holds the remote user name; else `username` is taken.",
        },
        passwordAttribute: {
          type: "string",
          kind: "attribute",
          minLength: 1,
          default: "password",
          description: "The collected attribute that holds the password; else `password` is taken.",
        },
      },
      required: ["systemEndpoint", "objectType"],
      additionalProperties: false,
    },
    outcomes: {
      from: "fixed",
      list: [
        {
          name: "authenticated",
          id: "AUTHENTICATED",
          displayName: "Authenticated",
          description: "The remote system proved that the credentials are right.",
        },
        {
          name: "missingInput",
          id: "MISSING",
          displayName: "Missing Input",
          description: "There is no user name or no password; the remote system was not asked.",
        },
        {
          name: "failed",
          id: "FAILED",
          displayName: "Failed",
          description: "The remote system refused the credentials.",
        },
        optional(
          "mfaRequired",
          "MFA Required",
          "failed",
          "The remote system wants a second factor.",
        ),
        optional(
          "passwordExpired",
          "Password Expired",
          "failed",
          "The remote password has expired.",
        ),
        optional(
          "accountLocked",
          "Account Locked",
          "failed",
          "The remote account is locked for now.",
        ),
        optional(
          "accountDisabled",
          "Account Disabled",
          "failed",
          "The remote account is disabled.",
        ),
        optional(
          "conditionalAccess",
          "Conditional Access",
          "failed",
          "A remote access policy refuses the sign-on.",
        ),
        optional(
          "unavailable",
          "Unavailable",
          "error",
          "The remote system gave no answer that can be trusted.",
        ),
      ],
    },
    interactive: false,
    pageMember: false,
    effects: {
      reads: [
        { ...identityRead, required: false, missing: "missingInput" },
        {
          key: "objectAttributes.${passwordAttribute}",
          required: false,
          missing: "missingInput",
          orElse: ["password"],
          secret: true,
        },
      ],
      writes: [],
      identity: [
        {
          outcome: "authenticated",
          effect: "proves",
          key: "objectAttributes.${identityAttribute}",
          factor: "knowledge",
          remote: true,
        },
        { outcome: "mfaRequired", effect: "partial", key: "objectAttributes.${identityAttribute}" },
        {
          outcome: "passwordExpired",
          effect: "partial",
          key: "objectAttributes.${identityAttribute}",
        },
        {
          outcome: "conditionalAccess",
          effect: "partial",
          key: "objectAttributes.${identityAttribute}",
        },
      ],
      guess: { wrong: ["failed"] },
    },
  },
  {
    harmless: true,
    async run(context, settings) {
      const endpoint = settings.text("systemEndpoint");
      const connector = connectorNamed(context, endpoint);
      const objectType = objectTypeOf(connector, settings.text("objectType"));
      const name = collected(context.state, settings.text("identityAttribute"), "username");
      const password = collected(context.state, settings.text("passwordAttribute"), "password");
      if (name === undefined || password === undefined) return take("missingInput");
      const attempt = await context.attempts.count(name);
      if (attempt.refusedBy !== undefined) {
        // As late as the remote system's refusal: else whoever counts the guesses for a name sees when its user signs on.
        await connector.refuse?.({ signal: context.signal });
        return take("failed");
      }
      const verdict = await connector.authenticate(objectType, name, password, {
        signal: context.signal,
      });
      if (verdict.kind === "accepted") await attempt.succeeded();
      return judge(context, endpoint, verdict);
    },
  },
);

/** The collected attribute, else the plain key. An empty text is missing input. */
function collected(state: NodeState, attribute: string, key: string): string | undefined {
  const value = state.getAttribute(attribute) ?? state.get(key);
  return typeof value === "string" && value !== "" ? value : undefined;
}

function connectorNamed(context: NodeContext<unknown>, name: string): Connector {
  const connector = context.connectors.get(name);
  if (connector) return connector;
  throw new JourneyError(
    "node-connector-unknown",
    `The app provides no connector named \`${name}\`.`,
    "Pass it to `createJourneys` under the name that the journey uses.",
  );
}

function objectTypeOf(connector: Connector, objectType: string): string {
  if (connector.objectTypes.includes(objectType)) return objectType;
  throw new JourneyError(
    "node-object-type-unknown",
    `The ${connector.kind} connector knows no object type \`${objectType}\`.`,
    `Set \`objectType\` to one of: ${connector.objectTypes.join(", ")}.`,
  );
}

/** What the remote system said, as an outcome. Only an explicit `accepted` is a proof. */
function judge(
  context: NodeContext<unknown>,
  connector: string,
  verdict: RemoteVerdict,
): NodeResult<"authenticated" | "failed" | "unavailable" | Refusal> {
  switch (verdict.kind) {
    case "accepted":
      context.identity.proveRemotely({ connector, name: verdict.name, id: verdict.id });
      return take("authenticated");
    case "rejected":
      tellOperator(context, connector, verdict.error, verdict.reason);
      return take(refusal(context.wired, verdict.reason));
    case "unavailable":
      if (!context.wired.has("unavailable")) throw verdict.error;
      tellOperator(context, connector, verdict.error);
      return take("unavailable");
    case "misconfigured":
      throw verdict.error;
    default:
      throw verdictUnknown(connector);
  }
}

/**
 * What becomes an outcome is in no error of the run: the remote system's own number would be lost. A wrong password
 * is nothing to act upon, and is told as information.
 */
function tellOperator(
  { log }: NodeContext<unknown>,
  connector: string,
  error: JourneyError | undefined,
  reason?: RejectionReason,
): void {
  if (error === undefined) return;
  const fields = { code: error.code, reason: error.message, fix: error.fix, connector };
  const message = "A remote system did not authenticate a user.";
  if (reason === "invalidCredentials") log.info(fields, message);
  else log.warn(fields, message);
}

const refusals: ReadonlySet<string> = new Set<Refusal>([
  "mfaRequired",
  "passwordExpired",
  "accountLocked",
  "accountDisabled",
  "conditionalAccess",
]);

function refusal(wired: ReadonlySet<string>, reason: RejectionReason): "failed" | Refusal {
  return isRefusal(reason) && wired.has(reason) ? reason : "failed";
}

function isRefusal(reason: string): reason is Refusal {
  return refusals.has(reason);
}

function verdictUnknown(connector: string): JourneyError {
  return new JourneyError(
    "node-verdict-unknown",
    `The connector \`${connector}\` answered something that is neither acceptance, refusal nor an error.`,
    "Correct the connector: it must answer one of the kinds of `RemoteVerdict`.",
  );
}
