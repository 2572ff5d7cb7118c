import type { NodeManifest } from "../../manifest.ts";
import { singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "OTPEmailSender",
  amType: "OneTimePasswordSmtpSenderNode",
  displayName: "OTP Email Sender",
  summary: "Mails the one-time password to the user.",
  documentation:
    "Sends `oneTimePassword` to the address `emailAddress` of the state, else to the collected attribute " +
    "`emailAttribute`, else to that attribute of the user named `username`, which then becomes `emailAddress`. An " +
    "address that the user has typed in this run is not known to be his: collect none before this node.\n\n" +
    "The run ends in an error when there is no one-time password or no address, or when the mail cannot be handed " +
    "to the server.",
  settings: {
    type: "object",
    properties: {
      hostName: { type: "string", minLength: 1, description: "The mail server." },
      hostPort: {
        type: "integer",
        minimum: 0,
        default: 0,
        description: "The port of the mail server.",
      },
      username: {
        type: "string",
        description: "The name by which the node signs on to the mail server.",
      },
      password: {
        type: "string",
        kind: "secret",
        description: "The password for the mail server; better given by `secretLabelIdentifier`.",
      },
      secretLabelIdentifier: {
        type: "string",
        description:
          "The part of the secret label under which the password for the mail server is kept.",
      },
      fromEmailAddress: { type: "string", minLength: 1, description: "The address of the sender." },
      emailAttribute: {
        type: "string",
        kind: "attribute",
        default: "mail",
        description: "The attribute that holds the user's address.",
      },
      emailSubject: {
        type: "object",
        kind: "localized",
        additionalProperties: { type: "string", description: "The text in this locale." },
        default: {},
        description: "The subject of the mail.",
      },
      emailContent: {
        type: "object",
        kind: "localized",
        additionalProperties: { type: "string", description: "The text in this locale." },
        default: {},
        description: "The text of the mail, with `{{OTP}}` where the password shall stand.",
      },
      sslOption: {
        type: "string",
        enum: ["NON_SSL", "SSL", "START_TLS"],
        default: "SSL",
        description: "How the connection to the mail server is secured.",
      },
      smsGatewayImplementationClass: {
        type: "string",
        default: "com.sun.identity.authentication.modules.hotp.DefaultSMSGatewayImpl",
        description: "The Java class that sends the mail.",
      },
    },
    required: ["hostName", "fromEmailAddress"],
    additionalProperties: false,
  },
  outcomes: singleOutcome,
  interactive: false,
  pageMember: false,
  effects: {
    reads: [
      { key: "oneTimePassword", required: true, secret: true },
      {
        key: "emailAddress",
        required: true,
        orElse: ["objectAttributes.${emailAttribute}", "username"],
      },
    ],
    writes: [{ key: "emailAddress", scope: "shared", maybe: true }],
    identity: [],
    delivers: { key: "oneTimePassword", to: "emailAddress" },
  },
};
