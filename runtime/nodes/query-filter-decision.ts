import {
  evaluateQueryFilter,
  parseQueryFilter,
  type QueryFilter,
} from "../catalogue/query-filter.ts";
import { JourneyError } from "../errors.ts";
import { defineNode } from "../machine/define-node.ts";
import { take } from "../machine/node-type.ts";
import { storedObject } from "./identity/stored-object.ts";
import { decision, identityAttribute, identityRead } from "./settings/common.ts";

/** Evaluates the filter. */
export const queryFilterDecision = defineNode(
  {
    type: "QueryFilterDecision",
    amType: "QueryFilterDecisionNode",
    displayName: "Query Filter Decision",
    summary: "Evaluates a query filter on the user's stored object.",
    documentation:
      "The filter is a CREST query filter: `!(/preferences pr) or /preferences/marketing eq false`. It sees the " +
      "stored attributes, never a password, and not what the journey has collected since.\n\n" +
      "The run ends in an error when no identity was collected, or when no stored object has it.",
    settings: {
      type: "object",
      properties: {
        queryFilter: {
          type: "string",
          kind: "queryFilter",
          minLength: 1,
          description:
            "The CREST query filter: `eq co sw lt le gt ge pr`, `and`, `or`, `!`, parentheses.",
        },
        identityAttribute,
      },
      required: ["queryFilter"],
      additionalProperties: false,
    },
    outcomes: decision("The object matches the filter.", "The object does not match."),
    interactive: false,
    pageMember: false,
    effects: { reads: [identityRead], writes: [], identity: [], tells: ["true"] },
  },
  {
    async run(context, settings) {
      const filter = parse(settings.text("queryFilter"));
      const object = await storedObject(context, settings.text("identityAttribute"));
      return take(evaluateQueryFilter(filter, object.attributes) ? "true" : "false");
    },
  },
);

function parse(text: string): QueryFilter {
  const parsed = parseQueryFilter(text);
  if (parsed.ok) return parsed.filter;
  throw new JourneyError(
    "node-query-filter-malformed",
    `The query filter is malformed at character ${parsed.error.offset}: expected ${parsed.error.expected}.`,
    "Correct `queryFilter` in the journey, or the environment variable that it comes from.",
  );
}
