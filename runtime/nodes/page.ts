import type { SettingSchema } from "../manifest.ts";
import { defineNode } from "../machine/define-node.ts";
import { ask, take } from "../machine/node-type.ts";
import { pageMemory, splitAnswers } from "./page/memory.ts";
import { askAgain, runMembers, stillAsks } from "./page/members.ts";
import { inOrder } from "./page/provider-choice.ts";
import { pageText } from "./page/text.ts";

function localized(description: string) {
  return {
    type: "object",
    kind: "localized",
    description: `${description} By locale, e.g. \`{ en: "Sign on" }\`.`,
    additionalProperties: { type: "string", description: "The text in this language." },
  } as const satisfies SettingSchema;
}

/** Shows its members' questions together. */
export const page = defineNode(
  {
    type: "Page",
    amType: "PageNode",
    displayName: "Page Node",
    summary: "Shows several questions on one page.",
    documentation:
      "Runs its members from top to bottom, each seeing the state as the ones before have left it. While any of them " +
      "still asks, the whole page is shown again, with what was answered, passwords excepted. When none does, the " +
      "page takes the outcome of its last member.\n\n" +
      "A Select Identity Provider that stands last is asked first, and its question comes first: whoever chooses to sign " +
      "on elsewhere leaves the rest of the page unread.",
    settings: {
      type: "object",
      properties: {
        pageHeader: localized("The page's title."),
        pageDescription: localized("What the page says below its title. May hold HTML."),
        stage: {
          type: "string",
          kind: "json",
          description:
            "A text for the client, which may choose a layout by it; not shown to the user. Advanced Identity Cloud " +
            'keeps JSON there: `{ themeId: "…" }`; under `id`, the name of a member stands for that member.',
        },
      },
      required: [],
      additionalProperties: false,
    },
    outcomes: { from: "lastMember" },
    interactive: true,
    pageMember: false,
    effects: { reads: [], writes: [], identity: [] },
  },
  {
    harmless: true,
    async run(context) {
      const { answers } = context;
      const { members, deciding, ends } = inOrder(context.members);
      const asked = answers && splitAnswers(members, context.memory, answers);
      const results = await runMembers(members, asked, ends);
      const decision = results[deciding];
      if (decision?.kind === "outcome" && !stillAsks(results)) return take(decision.outcome);
      const questions = asked ? await askAgain(members, results, asked) : results;
      return ask(
        questions.flatMap((question) => (question.kind === "ask" ? question.callbacks : [])),
        { page: pageText(context), memory: pageMemory(members, questions) },
      );
    },
  },
);
