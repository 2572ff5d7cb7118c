import type { ManagedObject } from "../directory/directory.ts";
import type { Answer } from "../machine/callbacks.ts";
import {
  ask,
  take,
  type NodeContext,
  type NodeResult,
  type NodeType,
} from "../machine/node-type.ts";
import { isActingUser } from "./identity/acting-user.ts";
import { namedUser } from "./identity/named-user.ts";
import { expectAnswers } from "./input/answers.ts";
import { readSettings, type SettingsReader } from "./settings/read-settings.ts";
import { manifest } from "./webauthn/registration-manifest.ts";
import { challengeOf, newChallenge } from "./webauthn/challenge.ts";
import { clientAnswer, readAttestation } from "./webauthn/client-answer.ts";
import { registrationData } from "./webauthn/client-data.ts";
import { usablePasskeys, userHandle } from "./webauthn/passkeys.ts";
import { webAuthnQuestion } from "./webauthn/question.ts";
import {
  algorithmsOf,
  attachmentOf,
  type RegistrationSettings,
} from "./webauthn/registration-settings.ts";
import { relyingParty, type RelyingParty } from "./webauthn/relying-party.ts";
import { exceptionKey, timeoutOf, verificationOf } from "./webauthn/settings.ts";
import { hasRoom, keepPasskey, tellAttestation } from "./webauthn/new-passkey.ts";
import { verifyAttestation, webAuthnLibrary } from "./webauthn/verify.ts";

type Outcome = "unsupported" | "success" | "failure" | "error";
type Optional = "exceedDeviceLimit";
type Result = NodeResult<Outcome | Optional>;

/** What this step is about. */
interface Ceremony {
  readonly settings: SettingsReader;
  readonly party: RelyingParty;
  readonly user: ManagedObject;
}

/** Lets the user add a passkey or a security key to the account. */
export const webauthnRegistrationNode: NodeType<RegistrationSettings, Outcome, Optional> = {
  manifest,
  needs: ["origins"],
  prepare: webAuthnLibrary,
  async run(context) {
    const settings = readSettings(manifest, context.settings);
    const party = relyingParty(context.settings, context.request.origin);
    const name = context.state.get("username");
    if (typeof name !== "string" || name === "") return refuse(context, "identity-missing");
    const user = await namedUser(context);
    if (!user || !isActingUser(context, user)) return refuse(context, "not-authenticated");
    if (!(await hasRoom(context.devices, user, settings))) return take("exceedDeviceLimit");
    const ceremony = { settings, party, user };
    const { answers } = context;
    if (answers === undefined) return question(context, ceremony);
    return answered(context, ceremony, expectAnswers(answers, 2)[1]);
  },
};

async function answered(
  context: NodeContext<RegistrationSettings>,
  ceremony: Ceremony,
  hidden: Answer | undefined,
): Promise<Result> {
  const answer = clientAnswer(hidden?.get(""));
  const challenge = challengeOf(context.memory, context.now());
  switch (answer.kind) {
    case "unsupported":
      return take("unsupported");
    case "error":
      context.state.setShared(exceptionKey, answer.text);
      return take("error");
    case "none":
      return question(context, ceremony);
    case "credential":
      return challenge === undefined
        ? question(context, ceremony)
        : register(context, ceremony, answer, challenge);
  }
}

async function question(
  context: NodeContext<RegistrationSettings>,
  { settings, party, user }: Ceremony,
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
  { settings, party, user }: Ceremony,
  { text, attachment }: { readonly text: string; readonly attachment: string | undefined },
  challenge: string,
): Promise<Result> {
  const attestation = readAttestation(text);
  if (!attestation) return refuse(context, "unreadable");
  const expected = { challenge, party, verification: verificationOf(settings) };
  const credential = await verifyAttestation(attestation, expected, algorithmsOf(settings));
  if ("refused" in credential) return refuse(context, credential.refused);
  const device = { credential, party, name: attestation.deviceName };
  if (!(await keepPasskey(context, user, settings, device)))
    return refuse(context, "credential-known");
  tellAttestation(context.state, settings, { credential, text, attachment });
  return take("success");
}

function refuse(context: NodeContext<RegistrationSettings>, reason: string): Result {
  context.log.warn({ reason }, "A WebAuthn credential was not registered.");
  return take("failure");
}
