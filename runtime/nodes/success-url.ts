import { defineNode } from "../machine/define-node.ts";
import { take } from "../machine/node-type.ts";
import { singleOutcome } from "./settings/common.ts";
import { addressSetting } from "./settings/result-address.ts";

/** Sets the address that the browser goes to after success. */
export const successUrl = defineNode(
  {
    type: "SuccessURL",
    amType: "SetSuccessUrlNode",
    displayName: "Success URL",
    summary: "Sets the address that the browser goes to after success.",
    documentation:
      "Leaves the address as `successUrl`. It counts when the journey ends in success; a later node of this type replaces it. It goes before " +
      "the address that the client has asked for with `goto`.\n\n" +
      "A path, or an address of `http` or `https`; the run ends in an error for anything else.",
    settings: {
      type: "object",
      properties: {
        successUrl: { type: "string", minLength: 1, description: "The address." },
      },
      required: ["successUrl"],
      additionalProperties: false,
    },
    outcomes: singleOutcome,
    interactive: false,
    pageMember: false,
    effects: { reads: [], writes: [{ key: "successUrl", scope: "shared" }], identity: [] },
  },
  {
    run(context, settings) {
      context.state.setShared("successUrl", addressSetting(settings, "successUrl"));
      return take("outcome");
    },
  },
);
