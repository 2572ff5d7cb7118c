/** What the proofs find in the journeys of the corpus, each judged: the file, the code, and the place that is marked. */
export interface Judgement {
  /** `intended`: what it says is true, and meant so by the author; it would take an `@allow`. */
  readonly is: "true" | "intended" | "false alarm";
  readonly why: string;
  readonly found: readonly string[];
}

export const judgements: readonly Judgement[] = [
  {
    is: "true",
    why: "A password is asked for and nothing reads it: anybody is signed on.",
    found: [
      "rockcarver__Test-Tree: J5002 passwordCollector",
      "rockcarver__Test-Tree: J6001 passwordCollector -> success",
    ],
  },
  {
    is: "true",
    why: "A page that says hello leads to success: a journey to look at pages with.",
    found: ["ForgeRock__IAM-2936: J6001 iam2936.true -> success"],
  },
  {
    is: "true",
    why: "A user name alone signs on. The page with the password and both checks are not wired any more.",
    found: ["rockcarver__Login~frodo-cli: J6001 platformUsername -> success"],
  },
  {
    is: "true",
    why: "Who has no account is told so, and signed on by the button OK.",
    found: ["vscheuber__google: J6001 noAccountExists.OK -> success"],
  },
  {
    is: "intended",
    why: "Who has no account becomes the anonymous user.",
    found: [
      "rockcarver__Google-AnonymousUser: J6001 setSuccessUrl -> success",
      "vscheuber__Google-AnonymousUser: J6001 setSuccessUrl -> success",
      "vscheuber__facebook: J6001 anonymousUserMapping -> success",
    ],
  },
  {
    is: "true",
    why: "Who must change the password and cancels, or whose password has expired, is signed on.",
    found: [
      "rockcarver__FrodoTest: J6002 validateCreds.cancelled -> success",
      "rockcarver__FrodoTest~frodo-cli: J6002 validateCreds.cancelled -> success",
      "rockcarver__FrodoTest~frodo-cli~2: J6002 validateCreds.cancelled -> success",
      "rockcarver__FrodoTest~frodo-cli~3: J6002 validateCreds.cancelled -> success",
      "rockcarver__FrodoTest~frodo-cli~4: J6002 validateCreds.cancelled -> success",
      "rockcarver__FrodoTest~frodo-lib: J6002 validateCreds.cancelled -> success",
    ],
  },
  {
    is: "true",
    why: "Who must change the password and cancels goes on to the evaluation of risk, and is signed on whatever that says.",
    found: [
      "rockcarver__P1P-Test: J6002 successNode -> success",
      "rockcarver__P1P-Test~frodo-cli: J6002 successNode -> success",
      "rockcarver__P1P-Test~frodo-cli~2: J6002 successNode -> success",
    ],
  },
  {
    is: "intended",
    why: "A thing registers itself with a key alone, under a name that nothing vouches for.",
    found: [
      "ForgeRock__JWTRegWithPoP: J6004 registerThing.success -> success",
      "ForgeRock__JWTRegWithPoP~iot-edge: J6004 registerThing.success -> success",
      "ForgeRock__RegisterThingsWithEstNode: J6004 estNode.success -> success",
      "ForgeRock__RegisterThings~iot-edge: J6004 rotateCertificate.False -> success",
      "ForgeRock__RegisterThings~iot-edge: J6004 requestCertificate.Success -> success",
    ],
  },
  {
    is: "intended",
    why: "A thing registers itself with a software statement: its publisher vouches for it, and need not for its name.",
    found: [
      "ForgeRock__JWTRegWithPoPWithSoftState: J6004 registerThing.success -> success",
      "ForgeRock__JWTRegWithPoPWithSoftState~iot-edge: J6004 registerThing.success -> success",
      "ForgeRock__JWTRegWithSoftState: J6004 registerThing.success -> success",
      "ForgeRock__JWTRegWithSoftState~iot-edge: J6004 registerThing.success -> success",
      "ForgeRock__oauth-reg-tree: J6004 registerThing.success -> success",
    ],
  },
  {
    is: "intended",
    why: "A node that the catalogue does not know asks the old system whether its session, or the password, is right.",
    found: [
      "ForgeRock__migrationTree: J6004 identifyExistingUser.true -> success",
      "ForgeRock__migrationTree: J6004 patchObject.patched -> success",
      "ForgeRock__oamMigration: J6004 identifyExistingUser.true -> success",
      "ForgeRock__oamMigration: J6004 patchObject.patched -> success",
      "ForgeRock__siteminderMigration: J6004 identifyExistingUser.true -> success",
      "ForgeRock__siteminderMigration: J6004 patchObject.patched -> success",
    ],
  },
  {
    is: "intended",
    why: "A node of the tenant's own looks for a session.",
    found: [
      "rockcarver__FrodoTestJourney12: J6004 hasSessionAm.True -> success",
      "rockcarver__PrestonTestJourney: J6004 hasSession.true -> success",
      "rockcarver__PrestonTestJourney~frodo-lib: J6004 hasSession.true -> success",
      "rockcarver__Test: J6004 hasSession.True -> success",
      "rockcarver__Test~frodo-cli: J6004 hasSession.True -> success",
      "trivir__PrestonTestJourney: J6004 hasSession.true -> success",
    ],
  },
  {
    is: "true",
    why: "A script looks for a session, and the name in it is kept as `userName` only where there is one.",
    found: ["rockcarver__test-scripts: J6004 scriptDebugPrintSessionData -> success"],
  },
  {
    is: "true",
    why: "The script's button `login` alone is behind the success: a journey to look at pages with.",
    found: [
      "ForgeRock__QA---Scripted-Decision-Node-with-ConfirmationCallbacks: J6004 scriptedDecisionPage.login -> success",
    ],
  },
  {
    is: "intended",
    why: "A service of another company verifies the identity, by nodes that the catalogue does not know.",
    found: [
      "rockcarver__IntervieweeFullVerification: J6004 successDialog.true -> success",
      "vscheuber__trusona: J6004 searchForUser.found -> success",
    ],
  },
  {
    is: "true",
    why: "A script makes the user; that it fails for a name that is taken nobody can see here.",
    found: ["vscheuber__register: J6004 secureAccount.None -> success"],
  },
  {
    is: "true",
    why: "Whoever types a name learns whether there is such a user, and whether security questions are set up, and how many.",
    found: [
      "ForgeRock__QA---Password-reset-by-KBA: J6006 verifyUserNameExists",
      "ForgeRock__QA---Password-reset-by-KBA: J6006 checkSecurityQuestionExists",
      "ForgeRock__QA---Password-reset-by-KBA: J6006 verifyTenantSettings",
    ],
  },
  {
    is: "true",
    why: "Whoever types a name sees whether that user has registered a device: others are asked for a password, or told so.",
    found: [
      "pingidentity__WebinarJourneyWebAuthN: J6006 webAuthnAuthentication",
      "vscheuber__push: J6006 sendPush",
      "vscheuber__webauthn: J6006 webAuthn",
    ],
  },
  {
    is: "true",
    why: "A social account may bear any name: whether a user of that name has an address can be seen.",
    found: [
      "rockcarver__FrodoTest: J6006 emailTemplate",
      "rockcarver__FrodoTestJourney3: J6006 emailTemplate",
      "rockcarver__FrodoTestJourney3~frodo-lib: J6006 emailTemplate",
      "rockcarver__FrodoTestJourney3~frodo-lib~2: J6006 emailTemplate",
      "rockcarver__FrodoTestJourney4: J6006 emailTemplate",
      "rockcarver__FrodoTest~frodo-cli: J6006 emailTemplate",
      "rockcarver__FrodoTest~frodo-cli~2: J6006 emailTemplate",
      "rockcarver__FrodoTest~frodo-cli~3: J6006 emailTemplate",
      "rockcarver__FrodoTest~frodo-cli~4: J6006 emailTemplate",
      "rockcarver__FrodoTest~frodo-lib: J6006 emailTemplate",
    ],
  },
  {
    is: "true",
    why: "Whoever types a name learns whether there is such a user, and whether the identity is verified.",
    found: [
      "rockcarver__IntervieweeRegistration: J6006 lookupInterviewee",
      "rockcarver__IntervieweeRegistration: J6006 alreadyVerified",
    ],
  },
  {
    is: "true",
    why: "A wrong password or code may be followed by another one, without end.",
    found: [
      "ForgeRock__Remember-Me: J6007 false -> usernamePasswordPage",
      "rockcarver__PersistentCookie: J6007 false -> userNameCollector",
      "vscheuber__email: J6007 false -> resendOtp",
    ],
  },
  {
    is: "true",
    why: "Whoever types a name writes that user's questions, and resets the password by answering them.",
    found: ["ForgeRock__QA---Password-reset-by-KBA: J6010 patchSecurityQuestions"],
  },
  {
    is: "true",
    why: "The account of whoever is named is updated before anything is verified. The verification comes after.",
    found: ["rockcarver__IntervieweeRegistration: J6010 updateAccount"],
  },
  {
    is: "false alarm",
    why: "The recording lacks the settings of all nodes. With `objectLookup: true`, as the product ships this journey, the mailed link is the proof; without the setting AM mails to the address that was typed.",
    found: ["rockcarver__ResetPassword: J6010 patchObject"],
  },
  {
    is: "intended",
    why: "Login runs it. The flag that only other journeys may do so is not set.",
    found: [
      "ForgeRock__QA---ProgressiveProfile-for-Accept-Terms-and-Conditions: J5004 QaProgressiveProfileForAcceptTermsAndConditions",
      "rockcarver__PlatformProgressiveProfile: J5004 PlatformProgressiveProfile",
      "rockcarver__ProgressiveProfile: J5004 ProgressiveProfile",
    ],
  },
  {
    is: "true",
    why: "Nothing selects a provider before the node that needs one.",
    found: [
      "rockcarver__SocialProviderHandler: J5004 SocialProviderHandler",
      "rockcarver__SocialProviderHandler~frodo-cli: J5004 SocialProviderHandler",
    ],
  },
];
