import type { SettingSchema } from "../../manifest.ts";

/** What a node says of the mail server that its messages are to go through. */
export const mailServerSettings = {
  hostName: { type: "string", minLength: 1, description: "The mail server." },
  hostPort: {
    type: "integer",
    minimum: 0,
    maximum: 65535,
    default: 0,
    description: "The port of the mail server; 0: the usual one for `sslOption`.",
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
  sslOption: {
    type: "string",
    enum: ["NON_SSL", "SSL", "START_TLS"],
    default: "SSL",
    description: "How the connection to the mail server is secured.",
  },
  smsGatewayImplementationClass: {
    type: "string",
    default: "com.sun.identity.authentication.modules.hotp.DefaultSMSGatewayImpl",
    description: "The Java class that sends the message, which this runtime has no use for.",
  },
} as const satisfies Readonly<Record<string, SettingSchema>>;
