import type { ManagedObject } from "../directory/directory.ts";
import { isActive } from "../directory/account-status.ts";
import { defineNode } from "../machine/define-node.ts";
import { ask, take, type NodeContext, type NodeResult } from "../machine/node-type.ts";
import { isActingUser } from "./identity/acting-user.ts";
import { devicesOf } from "./identity/device-owner.ts";
import { namedUser } from "./identity/named-user.ts";
import { journeyResource } from "./identity/resource.ts";
import { expectAnswers } from "./input/answers.ts";
import { recoveryCodeLabel } from "./input/prompts.ts";
import type { SettingsReader } from "../machine/read-settings.ts";
import { manifest } from "./webauthn/authentication-manifest.ts";
import { afterAnswer, type GivenCredential } from "./webauthn/ceremony.ts";
import { newChallenge } from "./webauthn/challenge.ts";
import { readAssertion } from "./webauthn/client-answer.ts";
import { authenticationData } from "./webauthn/client-data.ts";
import { decoyCredential } from "./webauthn/decoy.ts";
import {
  findPasskey,
  noteUse,
  usablePasskeys,
  userHandle,
  type Passkey,
} from "./webauthn/passkeys.ts";
import { webAuthnQuestion } from "./webauthn/question.ts";
import { relyingParty, type RelyingParty } from "./webauthn/relying-party.ts";
import { timeoutOf, verificationOf } from "./webauthn/settings.ts";
import { verifyAssertion, webAuthnLibrary, type ShownCredential } from "./webauthn/verify.ts";

type Outcome = "unsupported" | "noDevice" | "success" | "failure" | "error";
type Result = NodeResult<Outcome | "recoveryCode" | "successSignCountMismatch">;

/** What this step is about. */
interface SignOn {
  readonly settings: SettingsReader;
  readonly party: RelyingParty;
  /** Undefined where the authenticator says who it is. */
  readonly named: { readonly user: ManagedObject | undefined; readonly name: string } | undefined;
}

/** Lets the user show a passkey or a security key. */
export const webauthnAuthenticationNode = defineNode(manifest, {
  needs: ["origins"],
  prepare: webAuthnLibrary,
  async run(context, settings) {
    const party = relyingParty(context.settings, context.request.origin);
    const name = context.state.get("username");
    if (settings.flag("requiresResidentKey")) {
      return next(context, { settings, party, named: undefined });
    }
    if (typeof name !== "string" || name === "") return take("failure");
    const user = await namedUser(context);
    return next(context, { settings, party, named: { user, name } });
  },
});

async function next(context: NodeContext<unknown>, signOn: SignOn): Promise<Result> {
  const { answers } = context;
  if (answers === undefined) return question(context, signOn);
  const button = signOn.settings.flag("isRecoveryCodeAllowed");
  const [, hidden, pressed] = expectAnswers(answers, button ? 3 : 2);
  if (pressed?.get("") === 0) return take("recoveryCode");
  return afterAnswer<Outcome | "recoveryCode" | "successSignCountMismatch">(context, hidden, {
    question: () => question(context, signOn),
    credential: (given) => verify(context, signOn, given),
  });
}

async function question(
  context: NodeContext<unknown>,
  { settings, party, named }: SignOn,
): Promise<Result> {
  const credentials = named === undefined ? [] : await credentialsOf(context, party, named);
  if (named !== undefined && credentials.length === 0) return take("noDevice");
  const seconds = timeoutOf(settings);
  const challenge = newChallenge(seconds, context.now());
  const verification = verificationOf(settings);
  const data = authenticationData({ challenge, party, seconds, verification, credentials });
  const button = settings.flag("isRecoveryCodeAllowed")
    ? (context.localize(recoveryCodeLabel) ?? "Use a recovery code")
    : undefined;
  return ask(webAuthnQuestion(data, settings.flag("asScript"), button), {
    memory: { ...challenge },
  });
}

async function credentialsOf(
  context: NodeContext<unknown>,
  party: RelyingParty,
  { user, name }: NonNullable<SignOn["named"]>,
): Promise<readonly string[]> {
  const known = await devicesOf(context, user, "webauthn");
  const passkeys = usablePasskeys(known, party).map(({ credentialId }) => credentialId);
  // Only to the user himself it is told that there is none.
  const isTold = user !== undefined && isActingUser(context, user);
  return passkeys.length > 0 || isTold ? passkeys : [decoyCredential(context, name)];
}

async function verify(
  context: NodeContext<unknown>,
  signOn: SignOn,
  { text, attachment, challenge }: GivenCredential,
): Promise<Result> {
  const { settings, party } = signOn;
  const assertion = readAssertion(text);
  if (!assertion) return refuse(context, "unreadable");
  const passkey = await findPasskey(context.devices, assertion.credentialId);
  const user = passkey && (await ownerOf(context, signOn, passkey, assertion.userHandle));
  if (!user) return refuse(context, "credential-unknown");
  const expected = { challenge, party, verification: verificationOf(settings) };
  const shown = await verifyAssertion(assertion, expected, passkey.publicKey);
  if ("refused" in shown) return refuse(context, shown.refused);
  const use = await noteUse(context.devices, passkey, shown);
  if (use === "gone") return refuse(context, "credential-unknown");
  if (use === "not-grown") {
    if (!settings.flag("detectSignCountMismatch")) return refuse(context, "sign-count");
    tell(context, passkey, shown, attachment);
    if (signOn.named === undefined) setName(context, user);
    return take("successSignCountMismatch");
  }
  tell(context, passkey, shown, attachment);
  if (signOn.named === undefined) setName(context, user);
  context.identity.prove(user);
  return take("success");
}

/** The active user whose credential it is: the one who was named, or whom the authenticator says. */
async function ownerOf(
  context: NodeContext<unknown>,
  { party, named }: SignOn,
  { device, party: madeFor }: Passkey,
  handle: string | undefined,
): Promise<ManagedObject | undefined> {
  const { owner } = device;
  if (madeFor !== party.id || owner.resource !== journeyResource(context).name) return undefined;
  // Without a name to compare with, the authenticator must have said whose it is.
  const says = handle === undefined ? named !== undefined : handle === userHandle(owner);
  if (!says || (named !== undefined && named.user?.id !== owner.id)) return undefined;
  const user = named ? named.user : await context.directory.read(owner.resource, owner.id);
  return user && isActive(user.attributes["accountStatus"] ?? undefined) ? user : undefined;
}

function setName(context: NodeContext<unknown>, user: ManagedObject): void {
  const { userName } = user.attributes;
  if (typeof userName === "string") context.state.setShared("username", userName);
}

/** What later nodes may want to know about the device. */
function tell(
  { state }: NodeContext<unknown>,
  { device }: Passkey,
  { userVerified, backedUp }: ShownCredential,
  attachment: string | undefined,
): void {
  state.setShared("webauthnDeviceUuid", device.id);
  state.setShared("webauthnDeviceName", device.name);
  const authenticatorAttachment = attachment ?? null;
  state.setTransient("webauthnAssertionInfo", { userVerified, backedUp, authenticatorAttachment });
}

function refuse(context: NodeContext<unknown>, reason: string): Result {
  context.log.warn({ reason }, "A WebAuthn signature was not accepted.");
  return take("failure");
}
