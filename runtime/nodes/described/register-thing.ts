import type { NodeManifest } from "../../manifest.ts";

export const manifest: NodeManifest = {
  type: "RegisterThing",
  amType: "IotRegistrationNode",
  displayName: "Register Thing",
  summary: "Registers the key of a device, service or gateway, and creates the thing.",
  documentation:
    "Asks the thing for a JWT, a software statement or both, and stores the thing's key. With `createIdentity` it " +
    "creates the thing where there is none. On `success` the session is for the thing.\n\n" +
    "Only a certificate says who the thing is: with `POP_WITH_CERTIFICATE` the JWT holds a nonce and a certificate " +
    "of an authority that AM trusts, and `verifySubject` compares the certificate's subject with the name. " +
    "Otherwise the name need not be the thing's own: `POP_WITHOUT_TRUST` takes whoever has a key, a software " +
    "statement whoever its publisher vouches for, under any name that it does not rule out. The node counts as one " +
    "that nobody can judge then, because Ping does not say whether a thing or a user who is stored without a key " +
    "can be taken over so.\n\n" +
    "The realm needs the IoT service; Advanced Identity Cloud does not have this node.",
  settings: {
    type: "object",
    properties: {
      jwtRegistrationMethod: {
        type: "string",
        enum: [
          "POP_WITH_CERTIFICATE",
          "POP_WITH_SOFTWARE_STATEMENT",
          "POP_WITHOUT_TRUST",
          "SOFTWARE_STATEMENT_WITHOUT_POP",
        ],
        default: "POP_WITH_CERTIFICATE",
        description: "What the thing must show.",
      },
      verifySubject: {
        type: "boolean",
        default: true,
        description:
          "Compare the thing's name with the CN or UID of its certificate; only `POP_WITH_CERTIFICATE` has one.",
      },
      createIdentity: {
        type: "boolean",
        default: false,
        description: "Create the thing where there is none.",
      },
      allowKeyRotation: {
        type: "boolean",
        default: false,
        description: "Let a thing that has a key register another.",
      },
      nameValidationRegex: {
        type: "string",
        description: "A regular expression that the thing's name is checked with.",
      },
      defaultAttributeValues: {
        type: "object",
        additionalProperties: { type: "string", description: "The value of this attribute." },
        default: {},
        description: "The attributes of a new thing for which it sends no claim.",
      },
      claimToAttributeMapping: {
        type: "object",
        additionalProperties: {
          type: "string",
          description: "The attribute of the identity store that this claim is kept in.",
        },
        default: {},
        description: "The claims that are stored with the thing.",
      },
      allowAttributeOverwrite: {
        type: "boolean",
        default: false,
        description: "Let claims replace values that are stored already.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: {
    from: "fixed",
    list: [
      {
        name: "success",
        id: "success",
        displayName: "Success",
        description: "The key is stored.",
      },
      {
        name: "failure",
        id: "failure",
        displayName: "Failure",
        description: "What the thing has shown is not valid.",
      },
    ],
  },
  interactive: true,
  pageMember: false,
  effects: {
    reads: [],
    // `username` is not among them: a write without a proof says that nobody is proved, and of the methods without a
    // certificate nobody can say even that.
    writes: [
      {
        key: "org.forgerock.am.iot.jwt.pop.verified_claims",
        scope: "transient",
        outcomes: ["success"],
        maybe: true,
      },
    ],
    identity: [
      {
        outcome: "success",
        effect: "proves",
        key: "username",
        factor: "possession",
        when: [
          { setting: "jwtRegistrationMethod", equals: "POP_WITH_CERTIFICATE" },
          { setting: "verifySubject", equals: true },
        ],
      },
    ],
    anything: true,
  },
};
