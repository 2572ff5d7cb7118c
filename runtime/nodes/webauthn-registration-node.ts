import type { ManagedObject } from "../directory/directory.ts";
import { defineNode } from "../machine/define-node.ts";
import { ask, take, type NodeContext, type NodeResult } from "../machine/node-type.ts";
import { actingUser } from "./identity/acting-user.ts";
import { expectAnswers } from "./input/answers.ts";
import type { SettingsReader } from "../machine/read-settings.ts";
import { authoritiesOf, isTrusted } from "./webauthn/attestation-trust.ts";
import { afterAnswer, type GivenCredential } from "./webauthn/ceremony.ts";
import { newChallenge } from "./webauthn/challenge.ts";
import { readAttestation } from "./webauthn/client-answer.ts";
import { registrationData } from "./webauthn/client-data.ts";
import { keepPasskey, tellAttestation } from "./webauthn/new-passkey.ts";
import { usablePasskeys, userHandle } from "./webauthn/passkeys.ts";
import { webAuthnQuestion } from "./webauthn/question.ts";
import { manifest } from "./webauthn/registration-manifest.ts";
import {
  algorithmsOf,
  attachmentOf,
  type RegistrationSettings,
} from "./webauthn/registration-settings.ts";
import { relyingParty, type RelyingParty } from "./webauthn/relying-party.ts";
import { timeoutOf, verificationOf } from "./webauthn/settings.ts";
import { hasRoom } from "./webauthn/store-passkey.ts";
import { verifyAttestation, webAuthnLibrary } from "./webauthn/verify.ts";

type Outcome = "unsupported" | "success" | "failure" | "error";
type Result = NodeResult<Outcome | "exceedDeviceLimit">;

/** What this step is about. */
interface Registration {
  readonly settings: SettingsReader;
  readonly party: RelyingParty;
  readonly user: ManagedObject;
  /** Whose certificates an attestation must come with, as PEM; undefined: anybody's. */
  readonly authorities: string | undefined;
}

/** Lets the user add a passkey or a security key to the account. */
export const webauthnRegistrationNode = defineNode(manifest, {
  needs: ["origins"],
  prepare: webAuthnLibrary,
  async run(context, settings) {
    const party = relyingParty(context.settings, context.request.origin);
    const name = context.state.get("username");
    if (typeof name !== "string" || name === "") return refuse(context, "identity-missing");
    const user = await actingUser(context, "A WebAuthn Registration node was to register a device");
    if (!(await hasRoom(context.devices, user, settings))) return take("exceedDeviceLimit");
    const authorities = authoritiesOf(context, settings);
    const registration = { settings, party, user, authorities };
    const { answers } = context;
    if (answers === undefined) return question(context, registration);
    return afterAnswer<Outcome | "exceedDeviceLimit">(context, expectAnswers(answers, 2)[1], {
      question: () => question(context, registration),
      credential: (given) => register(context, registration, given),
    });
  },
});

async function question(
  context: NodeContext<RegistrationSettings>,
  { settings, party, user }: Registration,
): Promise<Result> {
  const seconds = timeoutOf(settings);
  const challenge = newChallenge(seconds, context.now());
  const known = settings.flag("excludeCredentials")
    ? usablePasskeys(await context.devices.list(user, "webauthn"), party)
    : [];
  const userName = String(user.attributes["userName"] ?? user.id);
  const data = registrationData({
    challenge,
    party,
    seconds,
    verification: verificationOf(settings),
    credentials: known.map(({ credentialId }) => credentialId),
    partyName: settings.text("relyingPartyName"),
    userId: userHandle(user),
    userName,
    displayName: displayName(context) ?? userName,
    attestation: settings.text("attestationPreference").toLowerCase(),
    algorithms: algorithmsOf(settings),
    attachment: attachmentOf(settings),
    residentKey: settings.flag("requiresResidentKey"),
  });
  return ask(webAuthnQuestion(data, settings.flag("asScript")), { memory: { ...challenge } });
}

/** Only what every page may show. */
function displayName({ settings, state }: NodeContext<RegistrationSettings>): string | undefined {
  const { displayNameSharedState: key = "" } = settings;
  const value = key === "" ? undefined : state.getShared(key);
  return typeof value === "string" && value !== "" ? value : undefined;
}

async function register(
  context: NodeContext<RegistrationSettings>,
  { settings, party, user, authorities }: Registration,
  { text, attachment, challenge }: GivenCredential,
): Promise<Result> {
  const attestation = readAttestation(text);
  if (!attestation) return refuse(context, "unreadable");
  const expected = { challenge, party, verification: verificationOf(settings) };
  const credential = await verifyAttestation(attestation, expected, algorithmsOf(settings));
  if ("refused" in credential) return refuse(context, credential.refused);
  const { attestationObject } = attestation;
  if (
    authorities !== undefined &&
    !(await isTrusted(attestationObject, authorities, context.now()))
  )
    return refuse(context, "attestation-untrusted");
  const device = { credential, party, name: attestation.deviceName };
  const kept = await keepPasskey(context, user, settings, device);
  if (kept === "full") return take("exceedDeviceLimit");
  if (kept === "known") return refuse(context, "credential-known");
  tellAttestation(context.state, settings, { credential, text, attachment });
  return take("success");
}

function refuse(context: NodeContext<RegistrationSettings>, reason: string): Result {
  context.log.warn({ reason }, "A WebAuthn credential was not registered.");
  return take("failure");
}
