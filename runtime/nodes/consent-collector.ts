import { consentMappingCallback } from "../callbacks/consent-mapping-callback.ts";
import { defineNode } from "../machine/define-node.ts";
import { ask, take, type NodeContext } from "../machine/node-type.ts";
import { expectAnswers } from "./input/answers.ts";
import { wording } from "./input/wording.ts";
import { singleOutcome } from "./settings/common.ts";

/** Asks for the user's consent. */
export const consentCollector = defineNode(
  {
    type: "ConsentCollector",
    amType: "ConsentNode",
    displayName: "Consent Collector",
    summary: "Asks whether the user's data may be shared with other systems.",
    documentation:
      "Asks once for each mapping to another system that needs consent, and keeps those that the user agrees to, each " +
      "with the time, as the collected attribute `consentedMappings`; Create Object or Patch Object stores it. What the " +
      "user does not agree to is not in the list, even where an earlier one had it. With `allRequired` it asks again " +
      "until the user agrees to all.\n\n" +
      "The mappings are the app's option `consentMappings`. Without any, the outcome is taken without asking, and " +
      "nothing is kept.",
    settings: {
      type: "object",
      properties: {
        allRequired: {
          type: "boolean",
          default: false,
          description: "Ask again until the user agrees to all.",
        },
        message: {
          type: "object",
          kind: "localized",
          additionalProperties: { type: "string", description: "The text in this locale." },
          default: {},
          description: "The text about privacy.",
        },
      },
      required: [],
      additionalProperties: false,
    },
    outcomes: singleOutcome,
    interactive: true,
    pageMember: true,
    effects: {
      reads: [],
      writes: [
        { key: "objectAttributes.consentedMappings", scope: "shared", maybe: true, input: true },
      ],
      identity: [],
    },
  },
  {
    run(context, settings) {
      const allRequired = settings.flag("allRequired");
      const mappings = context.app.consentMappings;
      if (mappings.length === 0) return take("outcome");
      const given = consents(context, mappings.length);
      if (!given || (allRequired && given.includes(false))) {
        return ask(questions(context, context.settings.message, allRequired), {
          memory: mappings.map(({ name }) => name),
        });
      }
      const consentDate = new Date(context.now()).toISOString();
      const consented = mappings
        .filter((_, index) => given[index])
        .map(({ name: mapping }) => ({ mapping, consentDate }));
      context.state.setAttribute("shared", "consentedMappings", consented);
      return take("outcome");
    },
  },
);

/** Whether the user agrees to each; undefined when he was not asked about these, or an answer is no yes or no. */
function consents(context: NodeContext<unknown>, asked: number): readonly boolean[] | undefined {
  const { answers, memory } = context;
  const names = context.app.consentMappings.map(({ name }) => name);
  if (answers === undefined || JSON.stringify(memory) !== JSON.stringify(names)) return undefined;
  const given = expectAnswers(answers, asked).map((answer) => answer.get(""));
  return given.every((consent) => typeof consent === "boolean") ? given : undefined;
}

function questions(
  context: NodeContext<unknown>,
  texts: Readonly<Record<string, string>> | undefined,
  isRequired: boolean,
) {
  const message = context.localize(texts) ?? "";
  return context.app.consentMappings.map((mapping) =>
    consentMappingCallback({
      name: mapping.name,
      displayName: wording(context, mapping.displayName) || mapping.name,
      icon: mapping.icon ?? "",
      accessLevel: wording(context, mapping.accessLevel),
      isRequired,
      message,
      fields: mapping.fields ?? [],
    }),
  );
}
