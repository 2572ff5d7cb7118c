import type { NodeManifest } from "../manifest.ts";
import type { ManagedObject } from "../directory/directory.ts";
import { isActive } from "../directory/account-status.ts";
import type { Answer } from "../machine/callbacks.ts";
import {
  ask,
  take,
  type NodeContext,
  type NodeResult,
  type NodeType,
} from "../machine/node-type.ts";
import { isActingUser } from "./identity/acting-user.ts";
import { devicesOf } from "./identity/device-owner.ts";
import { namedUser } from "./identity/named-user.ts";
import { journeyResource } from "./identity/resource.ts";
import { expectAnswers } from "./input/answers.ts";
import { recoveryCodeLabel } from "./input/prompts.ts";
import { readSettings, type SettingsReader } from "./settings/read-settings.ts";
import { challengeOf, newChallenge } from "./webauthn/challenge.ts";
import { clientAnswer, readAssertion } from "./webauthn/client-answer.ts";
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
import {
  refusedParty,
  relyingParty,
  type RelyingParty,
  type RelyingPartySettings,
} from "./webauthn/relying-party.ts";
import {
  clientError,
  commonSettings,
  exceptionKey,
  timeoutOf,
  unsupported,
  verificationOf,
} from "./webauthn/settings.ts";
import { verifyAssertion, webAuthnLibrary, type ShownCredential } from "./webauthn/verify.ts";

interface Settings extends RelyingPartySettings {
  readonly userVerificationRequirement?: string;
  readonly isRecoveryCodeAllowed?: boolean;
  /** Seconds. */
  readonly timeout?: number;
  readonly requiresResidentKey?: boolean;
  readonly asScript?: boolean;
  readonly detectSignCountMismatch?: boolean;
}

type Outcome = "unsupported" | "noDevice" | "success" | "failure" | "error";
type Optional = "recoveryCode" | "successSignCountMismatch";
type Result = NodeResult<Outcome | Optional>;

const manifest: NodeManifest = {
  type: "WebAuthnAuthenticationNode",
  amType: "WebAuthnAuthenticationNode",
  displayName: "WebAuthn Authentication Node",
  summary: "Authenticates the user with a passkey or security key.",
  documentation:
    "Lets the browser sign a challenge with a credential that is registered for `username`. With " +
    "`requiresResidentKey` no user name is needed: the authenticator says who the user is, and `username` becomes " +
    "that. A challenge belongs to one run, works once, and for `timeout` and a minute; later answers are asked for again.\n\n" +
    "Only `success` proves anything. `recoveryCode` means that the user pressed a button; a Recovery Code " +
    "Collector Decision node must ask for the code. `successSignCountMismatch` means that the signature was right " +
    "but the authenticator may have been copied; without `detectSignCountMismatch` that is a `failure`, and in AM a " +
    "`success`.\n\n" +
    "A missing user name takes `failure`. `noDevice` is told only to a user who has shown another credential in the " +
    "run: before that, whoever has no credential and whoever does not exist is asked for one that nobody has, always " +
    "the same for a name, and comes to `failure`, or `error` where the browser finds none. In AM `noDevice` tells. So " +
    "let a password come first, or use `requiresResidentKey`.\n\n" +
    "In production an app with this node does not start without the option `origins`. Needs the package " +
    "`@simplewebauthn/server`.",
  settings: {
    type: "object",
    properties: {
      relyingPartyDomain: commonSettings.relyingPartyDomain,
      origins: commonSettings.origins,
      userVerificationRequirement: commonSettings.userVerificationRequirement,
      isRecoveryCodeAllowed: {
        type: "boolean",
        default: false,
        description: "Show a button that takes `recoveryCode`.",
      },
      timeout: commonSettings.timeout,
      requiresResidentKey: {
        type: "boolean",
        default: false,
        description: "Take the user name from the authenticator, not from the state.",
      },
      asScript: commonSettings.asScript,
      detectSignCountMismatch: {
        type: "boolean",
        default: false,
        description:
          "Tell apart signatures whose counter has not grown, which a copied authenticator gives.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: {
    from: "fixed",
    list: [
      unsupported,
      {
        name: "noDevice",
        id: "noDevice",
        displayName: "No Device Registered",
        description: "The user, who has shown another credential, has no registered device.",
      },
      {
        name: "success",
        id: "success",
        displayName: "Success",
        description: "The signature is that of a registered device.",
      },
      {
        name: "failure",
        id: "failure",
        displayName: "Failure",
        description: "The signature was not accepted, or nobody is named.",
      },
      clientError,
      {
        name: "recoveryCode",
        id: "recoveryCode",
        displayName: "Recovery Code",
        description: "The user wants to use a recovery code; nothing was verified.",
        when: { setting: "isRecoveryCodeAllowed", equals: true },
      },
      {
        name: "successSignCountMismatch",
        id: "successSignCountMismatch",
        displayName: "Sign Count Mismatch",
        description: "The signature is right, but its counter has not grown.",
        when: { setting: "detectSignCountMismatch", equals: true },
      },
    ],
  },
  interactive: true,
  pageMember: false,
  effects: {
    reads: [
      {
        key: "username",
        required: true,
        missing: "failure",
        when: { setting: "requiresResidentKey", equals: false },
      },
    ],
    writes: [
      {
        key: "username",
        scope: "shared",
        outcomes: ["success", "successSignCountMismatch"],
        when: { setting: "requiresResidentKey", equals: true },
      },
      {
        key: "webauthnDeviceUuid",
        scope: "shared",
        outcomes: ["success", "successSignCountMismatch"],
      },
      {
        key: "webauthnDeviceName",
        scope: "shared",
        outcomes: ["success", "successSignCountMismatch"],
      },
      {
        key: "webauthnAssertionInfo",
        scope: "transient",
        outcomes: ["success", "successSignCountMismatch"],
      },
      { key: exceptionKey, scope: "shared", outcomes: ["error"] },
    ],
    identity: [
      { outcome: "success", effect: "proves", key: "username", factor: "possession" },
      {
        outcome: "successSignCountMismatch",
        effect: "partial",
        key: "username",
        factor: "possession",
      },
    ],
    tells: ["noDevice"],
  },
};

/** What this step is about. */
interface Ceremony {
  readonly settings: SettingsReader;
  readonly party: RelyingParty;
  /** Undefined where the authenticator says who it is. */
  readonly named: { readonly user: ManagedObject | undefined; readonly name: string } | undefined;
}

/** Lets the user show a passkey or a security key. */
export const webauthnAuthenticationNode: NodeType<Settings, Outcome, Optional> = {
  manifest,
  needs: ["origins"],
  refused: refusedParty,
  prepare: webAuthnLibrary,
  async run(context) {
    const settings = readSettings(manifest, context.settings);
    const party = relyingParty(context.settings, context.request.origin);
    const name = context.state.get("username");
    if (settings.flag("requiresResidentKey")) {
      return next(context, { settings, party, named: undefined });
    }
    if (typeof name !== "string" || name === "") return take("failure");
    const user = await namedUser(context);
    return next(context, { settings, party, named: { user, name } });
  },
};

async function next(context: NodeContext<Settings>, ceremony: Ceremony): Promise<Result> {
  const { answers } = context;
  if (answers === undefined) return question(context, ceremony);
  const button = ceremony.settings.flag("isRecoveryCodeAllowed");
  const [, hidden, pressed] = expectAnswers(answers, button ? 3 : 2);
  if (pressed?.get("") === 0) return take("recoveryCode");
  return answered(context, ceremony, hidden);
}

async function answered(
  context: NodeContext<Settings>,
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
        : verify(context, ceremony, { ...answer, challenge });
  }
}

async function question(
  context: NodeContext<Settings>,
  { settings, party, named }: Ceremony,
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
  context: NodeContext<Settings>,
  party: RelyingParty,
  { user, name }: NonNullable<Ceremony["named"]>,
): Promise<readonly string[]> {
  const known = await devicesOf(context, user, "webauthn");
  const passkeys = usablePasskeys(known, party).map(({ credentialId }) => credentialId);
  // Only to the user himself it is told that there is none.
  const isTold = user !== undefined && isActingUser(context, user);
  return passkeys.length > 0 || isTold ? passkeys : [decoyCredential(context, name)];
}

interface GivenCredential {
  readonly text: string;
  readonly attachment: string | undefined;
  readonly challenge: string;
}

async function verify(
  context: NodeContext<Settings>,
  ceremony: Ceremony,
  { text, attachment, challenge }: GivenCredential,
): Promise<Result> {
  const { settings, party } = ceremony;
  const assertion = readAssertion(text);
  if (!assertion) return refuse(context, "unreadable");
  const passkey = await findPasskey(context.devices, assertion.credentialId);
  const user = passkey && (await ownerOf(context, ceremony, passkey, assertion.userHandle));
  if (!user) return refuse(context, "credential-unknown");
  const expected = { challenge, party, verification: verificationOf(settings) };
  const shown = await verifyAssertion(assertion, expected, passkey.publicKey);
  if ("refused" in shown) return refuse(context, shown.refused);
  const use = await noteUse(context.devices, passkey, shown);
  if (use === "gone") return refuse(context, "credential-unknown");
  if (use === "not-grown") {
    if (!settings.flag("detectSignCountMismatch")) return refuse(context, "sign-count");
    tell(context, passkey, shown, attachment);
    if (ceremony.named === undefined) setName(context, user);
    return take("successSignCountMismatch");
  }
  tell(context, passkey, shown, attachment);
  if (ceremony.named === undefined) setName(context, user);
  context.identity.prove(user);
  return take("success");
}

/** The active user whose credential it is: the one who was named, or whom the authenticator says. */
async function ownerOf(
  context: NodeContext<Settings>,
  { party, named }: Ceremony,
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

function setName(context: NodeContext<Settings>, user: ManagedObject): void {
  const { userName } = user.attributes;
  if (typeof userName === "string") context.state.setShared("username", userName);
}

/** What later nodes may want to know about the device. */
function tell(
  { state }: NodeContext<Settings>,
  { device }: Passkey,
  { userVerified, backedUp }: ShownCredential,
  attachment: string | undefined,
): void {
  state.setShared("webauthnDeviceUuid", device.id);
  state.setShared("webauthnDeviceName", device.name);
  const authenticatorAttachment = attachment ?? null;
  state.setTransient("webauthnAssertionInfo", { userVerified, backedUp, authenticatorAttachment });
}

function refuse(context: NodeContext<Settings>, reason: string): Result {
  context.log.warn({ reason }, "A WebAuthn signature was not accepted.");
  return take("failure");
}
