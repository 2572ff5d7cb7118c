import { JourneyError } from "../errors.ts";
import { decodeHeader } from "../encoded-words.ts";
import { defineNode } from "../machine/define-node.ts";
import { take, type NodeContext } from "../machine/node-type.ts";
import { isHttpToken } from "./settings/http-token.ts";

/** Takes the user name and the password from the request's headers. */
export const zeroPageLoginCollector = defineNode(
  {
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
  },
  {
    run(context, settings) {
      const names = [settings.text("usernameHeader"), settings.text("passwordHeader")] as const;
      const [username, password] = names.map((name) => headerOf(context, name));
      const isTrusted =
        settings.flag("allowWithoutReferer") ||
        settings.texts("referrerWhiteList").includes(context.request.header("referer") ?? "");
      if (!isTrusted || (username === undefined && password === undefined)) return take("false");
      if (username !== undefined) context.state.setShared("username", username);
      if (password !== undefined) context.state.setTransient("password", password);
      return take("true");
    },
  },
);

/** Headers of one name come joined by commas: which of two values is meant, nobody can say. */
function headerOf({ request }: NodeContext<unknown>, name: string): string | undefined {
  if (!isHttpToken(name)) throw nameUnusable();
  const value = request.header(name);
  if (value === undefined || value === "") return undefined;
  if (value.includes(", ")) throw severalValues();
  return decodeHeader(value);
}

function nameUnusable(): JourneyError {
  return new JourneyError(
    "node-setting-unusable",
    "A header of a Zero Page Login Collector node has a name that no header can have.",
    "Correct `usernameHeader` or `passwordHeader` in the journey.",
  );
}

function severalValues(): JourneyError {
  return new JourneyError(
    "node-header-ambiguous",
    "A request has a header with credentials more than once.",
    "Let the client send each header once; a value with a comma and a space is encoded as RFC 2047 says.",
  );
}
