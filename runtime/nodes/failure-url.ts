import { defineNode } from "../machine/define-node.ts";
import { take } from "../machine/node-type.ts";
import { singleOutcome } from "./settings/common.ts";
import { addressSetting } from "./settings/result-address.ts";

/** Sets the address that the browser goes to after failure. */
export const failureUrl = defineNode(
  {
    type: "FailureURL",
    amType: "SetFailureUrlNode",
    displayName: "Failure URL",
    summary: "Sets the address that the browser goes to after failure.",
    documentation:
      "Leaves the address as `failureUrl`. It counts when the journey ends in failure; a later node of this type replaces it. It goes before " +
      "the address that the client has asked for with `gotoOnFail`.\n\n" +
      "A path, or an address of `http` or `https`; the run ends in an error for anything else.",
    settings: {
      type: "object",
      properties: {
        failureUrl: { type: "string", minLength: 1, description: "The address." },
      },
      required: ["failureUrl"],
      additionalProperties: false,
    },
    outcomes: singleOutcome,
    interactive: false,
    pageMember: false,
    effects: { reads: [], writes: [{ key: "failureUrl", scope: "shared" }], identity: [] },
  },
  {
    run(context, settings) {
      context.state.setShared("failureUrl", addressSetting(settings, "failureUrl"));
      return take("outcome");
    },
  },
);
