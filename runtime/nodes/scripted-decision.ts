import { defineNode } from "../machine/define-node.ts";
import { TypedScript } from "../machine/script.ts";
import { runSandboxed } from "../scripts/run-sandboxed.ts";
import { runTyped } from "../scripts/run-typed.ts";

/** Runs a script that decides the outcome. */
export const scriptedDecision = defineNode(
  {
    type: "ScriptedDecision",
    amType: "ScriptedDecisionNode",
    displayName: "Scripted Decision",
    summary: "Runs a script that decides the outcome.",
    documentation:
      "A script in TypeScript (`./scripts/risk.ts`) is a function whose types say which keys of shared state it reads, " +
      "which outcomes it takes and what it writes on each: `outcomes` is left out, and the checker knows what the script " +
      "does. It proves nothing about the user, and never sees passwords and codes. See [scripts](../scripts.md).\n\n" +
      "A script of [AM's own](../scripts-of-am.md) (`./scripts/decide.js`) names one of `outcomes`. It may read and write any state, send " +
      "questions to the user, and say who the user is: nothing of that can be checked, and the checker takes the " +
      "script's word for it. `inputs` and `outputs` say which keys it is meant to use; `*` stands for every key.\n\n" +
      "A script that sends questions is called again with the answers. The run ends in an error when the script names " +
      "an outcome that it does not have.",
    settings: {
      type: "object",
      properties: {
        script: { type: "string", kind: "script", minLength: 1, description: "The script." },
        outcomes: {
          type: "array",
          items: {
            type: "string",
            minLength: 1,
            description: "An outcome, as the script names it.",
          },
          minItems: 1,
          description: "The outcomes that the script may name.",
        },
        inputs: {
          type: "array",
          items: { type: "string", description: "A key of the state, or `*` for every key." },
          default: ["*"],
          description: "The keys of the state that the script may read.",
        },
        outputs: {
          type: "array",
          items: { type: "string", description: "A key of the state, or `*` for any key." },
          default: ["*"],
          description: "The keys of the state that the script must write.",
        },
      },
      required: ["script", "outcomes"],
      additionalProperties: false,
    },
    outcomes: { from: "setting", setting: "outcomes", list: [] },
    interactive: true,
    pageMember: true,
    effects: { reads: [], writes: [], identity: [], anything: true },
  },
  {
    async run(context) {
      const { script, outcomes, inputs = ["*"], outputs = ["*"] } = context.settings;
      return TypedScript.is(script)
        ? runTyped(script, context)
        : runSandboxed(script, context, { outcomes, inputs, outputs });
    },
  },
);
