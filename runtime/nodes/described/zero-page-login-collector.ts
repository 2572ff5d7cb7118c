import type { NodeManifest } from "../../manifest.ts";

export const manifest: NodeManifest = {
  type: "ZeroPageLoginCollector",
  amType: "ZeroPageLoginNode",
  displayName: "Zero Page Login Collector",
  summary: "Takes the user name and the password from the request's headers.",
  documentation:
    "`true` when at least one of the two headers is there; what is there becomes `username` and `password`. Nothing " +
    "is checked: let Data Store Decision or its like follow.\n\n" +
    "`false` also when the request does not come from where `allowWithoutReferer` and `referrerWhiteList` allow. " +
    "The run ends in an error when a header has more than one value.",
  settings: {
    type: "object",
    properties: {
      usernameHeader: {
        type: "string",
        minLength: 1,
        default: "X-OpenAM-Username",
        description: "The header that holds the user name.",
      },
      passwordHeader: {
        type: "string",
        minLength: 1,
        default: "X-OpenAM-Password",
        description: "The header that holds the password.",
      },
      allowWithoutReferer: {
        type: "boolean",
        default: true,
        description: "Accept requests without a trusted `Referer`.",
      },
      referrerWhiteList: {
        type: "array",
        items: { type: "string", description: "A value of `Referer`." },
        default: [],
        description: "The values of `Referer` that are trusted.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: {
    from: "fixed",
    list: [
      {
        name: "true",
        id: "true",
        displayName: "Has Credentials",
        description: "The request has a user name, a password or both.",
      },
      {
        name: "false",
        id: "false",
        displayName: "No Credentials",
        description: "The request has neither, or its `Referer` is not trusted.",
      },
    ],
  },
  interactive: false,
  pageMember: false,
  effects: {
    reads: [],
    writes: [
      { key: "username", scope: "shared", outcomes: ["true"], maybe: true, input: true },
      {
        key: "password",
        scope: "transient",
        outcomes: ["true"],
        secret: true,
        maybe: true,
        input: true,
      },
    ],
    identity: [],
  },
};
