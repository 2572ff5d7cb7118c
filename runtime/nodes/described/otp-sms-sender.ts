import type { NodeManifest } from "../../manifest.ts";
import { singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "OTPSMSSender",
  amType: "OneTimePasswordSmsSenderNode",
  displayName: "OTP SMS Sender",
  summary: "Sends the one-time code as a text message, through a mail-to-SMS gateway.",
  documentation:
    "Sends the code that an HOTP Generator node has left in `oneTimePassword` to the phone number in the profile " +
    "of the user `username`. The message goes by mail to a gateway, which makes a text message of it.\n\n" +
    "The run ends in an error when there is no such user, when the profile has no phone number, when there is no " +
    "code, or when the gateway fails.",
  settings: {
    type: "object",
    properties: {
      hostName: { type: "string", minLength: 1, description: "The host of the mail server." },
      hostPort: {
        type: "integer",
        minimum: 0,
        maximum: 65535,
        default: 0,
        description: "The port of the mail server.",
      },
      username: { type: "string", description: "The user name for the mail server." },
      password: {
        type: "string",
        kind: "secret",
        description:
          "The password for the mail server; deprecated in favour of `secretLabelIdentifier`.",
      },
      secretLabelIdentifier: {
        type: "string",
        description: "The part of AM's secret label that leads to the mail server's password.",
      },
      fromEmailAddress: { type: "string", minLength: 1, description: "The address of the sender." },
      mobilePhoneAttributeName: {
        type: "string",
        default: "telephoneNumber",
        description: "The profile attribute that holds the phone number.",
      },
      mobileCarrierAttributeName: {
        type: "string",
        description: "The profile attribute that holds the domain of the user's mobile carrier.",
      },
      smsSubject: {
        type: "object",
        kind: "localized",
        additionalProperties: { type: "string", description: "The text in this locale." },
        default: {},
        description: "The subject of the message.",
      },
      smsContent: {
        type: "object",
        kind: "localized",
        additionalProperties: { type: "string", description: "The text in this locale." },
        default: {},
        description: "The text of the message; `{{OTP}}` stands for the code.",
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
        description: "The Java class that sends the message.",
      },
    },
    required: ["hostName", "username", "fromEmailAddress"],
    additionalProperties: false,
  },
  outcomes: singleOutcome,
  interactive: false,
  pageMember: false,
  effects: {
    reads: [
      { key: "oneTimePassword", required: true, secret: true },
      { key: "username", required: true },
    ],
    writes: [],
    identity: [],
    delivers: { key: "oneTimePassword", to: "username" },
  },
};
