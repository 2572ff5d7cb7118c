import { defineNode } from "../machine/define-node.ts";
import { take } from "../machine/node-type.ts";
import { singleOutcome } from "./settings/common.ts";
import { setSharedKey } from "./settings/state-key.ts";
import { textEntries } from "./settings/text-map.ts";

const type = "RequestHeaderNode";

/** Copies request headers into the state. */
export const requestHeaderNode = defineNode(
  {
    type,
    amType: "RequestHeaderNode",
    displayName: "Request Header Node",
    summary: "Copies request headers into the state.",
    documentation:
      "Sets, for each request header of `allowedHeaders`, the state key that stands there to the list of its " +
      "values; to an empty list where the request has none. They come from whoever made the request, and prove " +
      "nothing: a user name from here is only a name.",
    settings: {
      type: "object",
      properties: {
        allowedHeaders: {
          type: "object",
          additionalProperties: {
            type: "string",
            description: "The state key that gets the values.",
          },
          default: {},
          description: "The request headers to copy, and the state keys that they go to.",
        },
        headersToBeDelimited: {
          type: "array",
          items: { type: "string", description: "The name of a request header." },
          default: [],
          description: "Those of `allowedHeaders` whose value is split at its commas.",
        },
      },
      required: [],
      additionalProperties: false,
    },
    outcomes: singleOutcome,
    interactive: false,
    pageMember: false,
    effects: {
      reads: [],
      writes: [{ key: "${allowedHeaders.*}", scope: "shared", input: true, maybe: true }],
      identity: [],
    },
  },
  {
    run(context, settings) {
      const split = settings.texts("headersToBeDelimited");
      const allowed = textEntries(type, "allowedHeaders", context.settings.allowedHeaders ?? {});
      const isSplit = new Set(split.map((name) => name.toLowerCase()));
      for (const [header, key] of allowed) {
        if (key === "") continue;
        const value = context.request.header(header);
        setSharedKey(type, context.state, key, valuesOf(value, isSplit.has(header.toLowerCase())));
      }
      return take("outcome");
    },
  },
);

function valuesOf(value: string | undefined, isSplit: boolean): readonly string[] {
  if (value === undefined) return [];
  return isSplit ? value.split(",").map((part) => part.trim()) : [value];
}
