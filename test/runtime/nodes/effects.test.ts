import { nodeEntries, nodeManifest } from "@journeyc/runtime/catalogue";
import { acceptTermsAndConditions } from "@journeyc/runtime/nodes/accept-terms-and-conditions";
import { anonymousUserMapping } from "@journeyc/runtime/nodes/anonymous-user-mapping";
import { cookiePresenceDecision } from "@journeyc/runtime/nodes/cookie-presence-decision";
import { getSessionData } from "@journeyc/runtime/nodes/get-session-data";
import { persistentCookieDecision } from "@journeyc/runtime/nodes/persistent-cookie-decision";
import { setPersistentCookie } from "@journeyc/runtime/nodes/set-persistent-cookie";
import { zeroPageLoginCollector } from "@journeyc/runtime/nodes/zero-page-login-collector";
import { attributeCollector } from "@journeyc/runtime/nodes/attribute-collector";
import { emailTemplate } from "@journeyc/runtime/nodes/email-template";
import { hotpGenerator } from "@journeyc/runtime/nodes/hotp-generator";
import { oathRegistration } from "@journeyc/runtime/nodes/oath-registration";
import { oathTokenVerifier } from "@journeyc/runtime/nodes/oath-token-verifier";
import { recoveryCodeCollectorDecision } from "@journeyc/runtime/nodes/recovery-code-collector-decision";
import { recoveryCodeDisplayNode } from "@journeyc/runtime/nodes/recovery-code-display-node";
import { otpCollectorDecision } from "@journeyc/runtime/nodes/otp-collector-decision";
import { otpEmailSender } from "@journeyc/runtime/nodes/otp-email-sender";
import { otpSmsSender } from "@journeyc/runtime/nodes/otp-sms-sender";
import { authLevelDecision } from "@journeyc/runtime/nodes/auth-level-decision";
import { flowControl } from "@journeyc/runtime/nodes/flow-control";
import { removeSessionProperties } from "@journeyc/runtime/nodes/remove-session-properties";
import { requestHeaderNode } from "@journeyc/runtime/nodes/request-header-node";
import { setState } from "@journeyc/runtime/nodes/set-state";
import { failureUrl } from "@journeyc/runtime/nodes/failure-url";
import { modifyAuthLevel } from "@journeyc/runtime/nodes/modify-auth-level";
import { setSessionProperties } from "@journeyc/runtime/nodes/set-session-properties";
import { successUrl } from "@journeyc/runtime/nodes/success-url";
import { choiceCollector } from "@journeyc/runtime/nodes/choice-collector";
import { consentCollector } from "@journeyc/runtime/nodes/consent-collector";
import { dataStoreDecision } from "@journeyc/runtime/nodes/data-store-decision";
import { debug } from "@journeyc/runtime/nodes/debug";
import { accountActiveDecision } from "@journeyc/runtime/nodes/account-active-decision";
import { accountLockout } from "@journeyc/runtime/nodes/account-lockout";
import { attributePresentDecision } from "@journeyc/runtime/nodes/attribute-present-decision";
import { attributeValueDecision } from "@journeyc/runtime/nodes/attribute-value-decision";
import { createPassword } from "@journeyc/runtime/nodes/create-password";
import { createObject } from "@journeyc/runtime/nodes/create-object";
import { displayUsername } from "@journeyc/runtime/nodes/display-username";
import { identifyExistingUser } from "@journeyc/runtime/nodes/identify-existing-user";
import { identityStoreDecision } from "@journeyc/runtime/nodes/identity-store-decision";
import { incrementLoginCount } from "@journeyc/runtime/nodes/increment-login-count";
import { kbaDecision } from "@journeyc/runtime/nodes/kba-decision";
import { kbaDefinition } from "@journeyc/runtime/nodes/kba-definition";
import { kbaVerification } from "@journeyc/runtime/nodes/kba-verification";
import { loginCountDecision } from "@journeyc/runtime/nodes/login-count-decision";
import { getAuthenticatorApp } from "@journeyc/runtime/nodes/get-authenticator-app";
import { messageNode } from "@journeyc/runtime/nodes/message-node";
import { mfaRegistrationOptions } from "@journeyc/runtime/nodes/mfa-registration-options";
import { optOutMultiFactorAuthentication } from "@journeyc/runtime/nodes/opt-out-multi-factor-authentication";
import { passthroughAuthentication } from "@journeyc/runtime/nodes/passthrough-authentication";
import { passwordCollector } from "@journeyc/runtime/nodes/password-collector";
import { patchObject } from "@journeyc/runtime/nodes/patch-object";
import { platformPassword } from "@journeyc/runtime/nodes/platform-password";
import { platformUsername } from "@journeyc/runtime/nodes/platform-username";
import { pollingWait } from "@journeyc/runtime/nodes/polling-wait";
import { queryFilterDecision } from "@journeyc/runtime/nodes/query-filter-decision";
import { requiredAttributesPresent } from "@journeyc/runtime/nodes/required-attributes-present";
import { retryLimitDecision } from "@journeyc/runtime/nodes/retry-limit-decision";
import { stateMetadata } from "@journeyc/runtime/nodes/state-metadata";
import { termsAndConditionsDecision } from "@journeyc/runtime/nodes/terms-and-conditions-decision";
import { profileCompletenessDecision } from "@journeyc/runtime/nodes/profile-completeness-decision";
import { timeSinceDecision } from "@journeyc/runtime/nodes/time-since-decision";
import { webauthnDeviceStorageNode } from "@journeyc/runtime/nodes/webauthn-device-storage-node";
import { usernameCollector } from "@journeyc/runtime/nodes/username-collector";
import { expect, test } from "vitest";
import type { NodeType } from "../../../runtime/machine/node-type.ts";
import { writeKey } from "../../../runtime/machine/scopes.ts";
import { expandKey } from "../../../runtime/machine/secret-keys.ts";
import { completeSettings } from "../../../runtime/machine/settings.ts";
import type { Answer } from "../../../runtime/machine/callbacks.ts";
import { answer } from "./support/answers.ts";
import { clientRequest } from "./support/client-request.ts";
import { expectHonest } from "./support/honesty.ts";
import { Bench, type Trace } from "./support/run-node.ts";
import { defined } from "./support/security-questions.ts";
import { ada, adasPassword, resource } from "./support/schema.ts";

// Every run of the other tests is held against what its manifest declares. Here is the other half: whatever a manifest
// declares really happens, in one run that takes the positive outcome.

const asked = { objectAttributes: { userName: "ada@example.com" }, username: "ada@example.com" };
const identityResource = resource.name;

type AnyNode = NodeType<never, string, string>;
/** What one node type needs otherwise than the others. */
type Prepare = (bench: Bench) => void | Promise<void>;
/** Ada is there already: only somebody else can come into being. */
const asksForEve: Prepare = ({ shared }) => {
  const eve = { userName: "eve@example.com", sn: "E", mail: "eve@example.com" };
  shared.set("objectAttributes", eve);
};
/** Ada has signed on, and has given nothing but the address. */
const isAdasMailbox: Prepare = async ({ shared, directory, identity }) => {
  shared.set("objectAttributes", { mail: ada.mail });
  const user = await directory.find(resource.name, "mail", ada.mail);
  if (user) identity.prove(user);
};

const hasPhone: Prepare = async ({ directory }) => {
  const user = await directory.find(resource.name, "userName", ada.userName);
  if (!user) throw new Error("Nobody was stored.");
  await directory.patch(resource.name, user.id, { department: "+49 176 1234567" });
};

/** The browser has a session, a persistent cookie and credentials. */
const sendsWhatBrowsersHave: Prepare = async (bench) => {
  const user = await bench.directory.find(resource.name, "userName", ada.userName);
  if (!user) throw new Error("Nobody was stored.");
  const { id: userId, resource: kind } = user;
  const session = { userId, resource: kind, userName: ada.userName, realm: "alpha", journey: "a" };
  const look = { name: "session-jwt", secure: true, httpOnly: true, sameSite: "lax" } as const;
  const wish = { ...look, idleMilliseconds: 60_000, expiresAt: 60_000 };
  const cookies = { "session-jwt": bench.cookies.issue(wish, user, undefined)?.value ?? "" };
  const headers = { "X-OpenAM-Username": "ada", "X-OpenAM-Password": "secret" };
  bench.request = clientRequest({ headers, cookies, session });
};

/** Ada has signed on, and has an authenticator app with the key of RFC 6238's tests. */
const hasDevice: Prepare = async (bench) => {
  await isAdasMailbox(bench);
  bench.time = 59_000;
  const user = await bench.directory.find(resource.name, "mail", ada.mail);
  const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  const code = { algorithm: "TOTP", hash: "SHA1", digits: 6, interval: 30, secret };
  const data = { ...code, next: 0, drift: 0 };
  const device = { kind: "oath" as const, name: "Phone", data, recoveryCodes: ["abcd-efgh"] };
  if (user) await bench.devices.add(user, device);
};

/** A registration has left codes. */
const hasCodes: Prepare = ({ transient }) => {
  transient.set("recoveryCodes", ["abcd-efgh"]);
  transient.set("recoveryCodeDeviceName", "Phone");
};

/** Ada has signed on, and an OATH Token Verifier node found no device of hers. */
const hasNoDevice: Prepare = async (bench) => {
  await isAdasMailbox(bench);
  bench.shared.set("mfaMethod", "oath");
};

/** Ada has signed on, and has made a credential. */
const hasPostponedPasskey: Prepare = async (bench) => {
  await isAdasMailbox(bench);
  const user = await bench.directory.find(resource.name, "mail", ada.mail);
  const known = {
    credentialId: "AAAA",
    publicKey: "AAAA",
    counter: 0,
    aaguid: "0",
    backedUp: false,
  };
  const data = { ...known, relyingParty: "example.com" };
  bench.transient.set("webauthnDeviceData", { name: "Key", userId: user?.id ?? "", data });
};

type Run = readonly [
  type: AnyNode,
  settings: object,
  answers?: string | readonly Answer[] | undefined,
  prepare?: Prepare,
];
const runs: readonly Run[] = [
  [platformUsername, { prepopulate: true }, "ada@example.com"],
  [platformPassword, {}, adasPassword],
  [usernameCollector, {}, "ada@example.com"],
  [passwordCollector, {}, adasPassword],
  [attributeCollector, { attributesToCollect: ["sn"] }, "Lovelace"],
  [dataStoreDecision, {}],
  [passthroughAuthentication, { systemEndpoint: "Remote", objectType: "User" }],
  [identifyExistingUser, { identityAttribute: "userName" }],
  [requiredAttributesPresent, { identityResource }],
  [patchObject, { identityResource }],
  [incrementLoginCount, {}],
  [loginCountDecision, { amount: 1 }],
  [queryFilterDecision, { queryFilter: "/mail pr" }],
  [authLevelDecision, {}],
  [anonymousUserMapping, { anonymousUserName: ada.userName }],
  [cookiePresenceDecision, { cookieName: "a" }],
  [
    getSessionData,
    { sessionDataKey: "UserToken", sharedStateKey: "found" },
    undefined,
    sendsWhatBrowsersHave,
  ],
  [persistentCookieDecision, {}, undefined, sendsWhatBrowsersHave],
  [setPersistentCookie, {}],
  [zeroPageLoginCollector, {}, undefined, sendsWhatBrowsersHave],
  [failureUrl, { failureUrl: "/" }],
  [flowControl, {}],
  [removeSessionProperties, {}],
  [requestHeaderNode, { allowedHeaders: { "X-Region": "region" } }],
  [setState, { attributes: { theme: "dark", "objectAttributes.sn": "Lovelace" } }],
  [modifyAuthLevel, {}],
  [setSessionProperties, {}],
  [successUrl, { successUrl: "/" }],
  [emailTemplate, {}],
  [hotpGenerator, {}],
  [otpEmailSender, { hostName: "localhost", fromEmailAddress: "id@example.com" }],
  [
    otpSmsSender,
    {
      hostName: "localhost",
      username: "mailer",
      fromEmailAddress: "id@example.com",
      mobilePhoneAttributeName: "department",
    },
    undefined,
    hasPhone,
  ],
  [
    oathRegistration,
    { postponeDeviceProfileStorage: true },
    [answer(), answer("mfaDeviceRegistration"), answer(0)],
    isAdasMailbox,
  ],
  [oathTokenVerifier, {}, [answer("287082"), answer(0)], hasDevice],
  [recoveryCodeCollectorDecision, {}, [answer("abcd-efgh")], hasDevice],
  [recoveryCodeDisplayNode, {}, undefined, hasCodes],
  [getAuthenticatorApp, {}, [answer(), answer(0)]],
  [mfaRegistrationOptions, {}, [answer(), answer(0)], hasNoDevice],
  [optOutMultiFactorAuthentication, {}, undefined, hasNoDevice],
  [webauthnDeviceStorageNode, {}, undefined, hasPostponedPasskey],
  [otpCollectorDecision, {}, [answer("12345678")]],
  [choiceCollector, { choices: ["one", "other"] }, [answer(1)]],
  [messageNode, { stateField: "chosen" }, [answer(), answer(0)]],
  [retryLimitDecision, {}],
  [stateMetadata, { attributes: ["username"] }],
  [acceptTermsAndConditions, {}, [answer(true)]],
  [termsAndConditionsDecision, {}],
  [consentCollector, {}, [answer(true)]],
  [kbaDefinition, {}, [defined("What was your first pet called?", "Rex")]],
  [kbaDecision, {}],
  [kbaVerification, {}, [answer("Rex")]],
  [debug, {}],
  [pollingWait, { secondsToWait: 0 }, [answer()]],
  [attributePresentDecision, {}],
  [attributeValueDecision, { comparisonAttribute: "sn", comparisonValue: "Lovelace" }],
  [createPassword, {}, [answer(adasPassword), answer(adasPassword)]],
  [createObject, { identityResource }, undefined, asksForEve],
  [profileCompletenessDecision, { threshold: 10 }],
  [timeSinceDecision, { elapsedTime: "zero" }],
  [accountActiveDecision, {}],
  [accountLockout, {}],
  [displayUsername, { identityAttribute: "mail" }, undefined, isAdasMailbox],
  [identityStoreDecision, { useUniversalIdForUsername: true }],
];

/** Everything that a node may need, but for what it is to miss. */
async function prepared(): Promise<Bench> {
  const bench = await Bench.open();
  const user = await bench.directory.create(resource.name, {
    ...ada,
    password: adasPassword,
    kbaInfo: [{ questionId: "pet", answer: "Rex" }],
  });
  for (const [key, value] of Object.entries(asked)) bench.shared.set(key, value);
  bench.shared.set("_id", user.id);
  bench.transient.set("password", adasPassword);
  bench.transient.set("oneTimePassword", "12345678");
  bench.secure.set("oneTimePasswordTimestamp", 0);
  bench.secure.set("oneTimePasswordRecipient", user.id);
  bench.app = {
    terms: { version: "1", text: "Terms", createDate: "2026-01-31" },
    securityQuestions: {
      questions: { pet: "What was your first pet called?" },
      minimumAnswersToDefine: 1,
      minimumAnswersToVerify: 1,
    },
    consentMappings: [{ name: "newsletter" }],
    showState: true,
  };
  bench.connectors.set("Remote", {
    kind: "Remote",
    objectTypes: ["User"],
    authenticate: async () => ({ kind: "accepted", id: "7", name: "ada@example.com" }),
  });
  return bench;
}

async function traced(
  ...[type, settings, given, prepare]: Run
): Promise<{ readonly trace: Trace; readonly outcome: string | undefined }> {
  const bench = await prepared();
  await prepare?.(bench);
  const answers = typeof given === "string" ? [answer(given)] : given;
  // A node that keeps something with its question is asked first.
  const question = answers && (await bench.run(type, { ...settings }));
  const memory = question?.kind === "ask" ? question.memory : undefined;
  const result = await bench.run(type, { ...settings }, { answers, memory });
  if (!bench.trace) throw new Error("The node left no trace.");
  return {
    trace: bench.trace,
    outcome: result.kind === "outcome" ? result.outcome : undefined,
  };
}

test.each(runs.map((run) => [run[0].manifest.type, run] as const))(
  "%s does all that its manifest declares",
  async (_, run) => {
    const { trace, outcome } = await traced(...run);
    const { effects } = run[0].manifest;
    const unread = effects.reads.filter(
      ({ key }) => !trace.expand(key).every((one) => trace.reads.has(one)),
    );
    expect(unread).toEqual([]);
    const written = trace.writes.map(({ key, scope }) => `${scope} ${key}`);
    // What a node leaves on its other outcomes only, it has not left here.
    const left = effects.writes.filter(
      ({ outcomes }) => outcome === undefined || outcomes?.includes(outcome) !== false,
    );
    const declared = left.flatMap(({ key, scope }) =>
      trace.expand(key).map((one) => `${scope} ${one}`),
    );
    expect(written.toSorted()).toEqual(declared.toSorted());
    const certain = effects.identity.filter(({ effect }) => effect !== "partial");
    expect(trace.said).toHaveLength(certain.length);
  },
);

/** Each read without which a node cannot go on as it would, with what its manifest says happens then. */
const vital = runs.flatMap(([type, settings, given]) =>
  type.manifest.effects.reads
    .filter(({ required, missing }) => required || missing !== undefined)
    .map((read) => [type.manifest.type, read.key, type, settings, given, read] as const),
);

test.each(vital)(
  "%s without %s does what its manifest says",
  async (_, __, type, settings, given, read) => {
    const bench = await prepared();
    const complete = completeSettings(type.manifest, { ...settings }, {}, () => undefined);
    const keys = [read.key, ...(read.orElse ?? [])].flatMap((key) => expandKey(key, complete));
    for (const scope of [bench.shared, bench.transient, bench.secure]) {
      for (const key of keys) writeKey(scope, key, undefined);
    }
    // Where a node asks first, what is missing shows in the answer.
    const isAskedFirst = type.manifest.type === "OTPCollectorDecision";
    const answers = isAskedFirst && typeof given === "object" ? given : undefined;
    const result = await bench.run(type, { ...settings }, { answers }).catch(() => undefined);
    expect(result?.kind === "outcome" ? result.outcome : undefined).toBe(read.missing);
  },
);

// Email Suspend needs two runs, WebAuthn an authenticator, Scripted Decision a script, and what a social provider says is
// different in each: they are tried in files of their own.
test("every other node type is tried here, but for the two that do nothing themselves", () => {
  const tried = runs.map(([type]) => type.manifest.type);
  const all = nodeEntries.map(({ manifest }) => manifest.type);
  const elsewhere = [
    "EmailSuspend",
    "ScriptedDecision",
    "SelectIdentityProvider",
    "SocialProviderHandler",
    "SocialProviderHandlerLegacy",
    "WebAuthnAuthenticationNode",
    "WebAuthnRegistrationNode",
  ];
  expect([...tried, ...elsewhere, "Page", "InnerTreeEvaluator"].toSorted()).toEqual(all.toSorted());
  expect(nodeManifest("Page")?.effects).toEqual({ reads: [], writes: [], identity: [] });
  expect(nodeManifest("InnerTreeEvaluator")?.effects).toEqual({
    reads: [],
    writes: [],
    identity: [],
  });
});

const conceal = (type: AnyNode, effects: object) => ({
  ...type.manifest,
  effects: { ...type.manifest.effects, ...effects },
});
const taken = { kind: "outcome", outcome: "true" } as const;

const hold = (manifest: AnyNode["manifest"], from: Trace) => () =>
  expectHonest(manifest, { passwordAttribute: "password" }, taken, from.state, from.identity);

test("a manifest that conceals a read, a write or a proof does not pass", async () => {
  const { trace } = await traced(dataStoreDecision, {});
  const { trace: written } = await traced(platformPassword, {}, adasPassword);
  expect(hold(dataStoreDecision.manifest, trace)).not.toThrow();
  expect(hold(conceal(dataStoreDecision, { reads: [] }), trace)).toThrow("declares what it reads");
  expect(hold(conceal(dataStoreDecision, { identity: [] }), trace)).toThrow();
  expect(hold(conceal(platformPassword, { writes: [] }), written)).toThrow(
    "declares what it writes",
  );
});
