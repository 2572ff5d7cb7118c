import type { NodeManifest } from "../manifest.ts";
import { take, type NodeType } from "../machine/node-type.ts";
import { singleOutcome } from "./settings/common.ts";
import { readSettings } from "./settings/read-settings.ts";
import { addressSetting } from "./settings/result-address.ts";

interface Settings {
  readonly failureUrl: string;
}

const manifest: NodeManifest = {
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
};

/** Sets the address that the browser goes to after failure. */
export const failureUrl: NodeType<Settings, "outcome"> = {
  manifest,
  run(context) {
    const settings = readSettings(manifest, context.settings);
    context.state.setShared("failureUrl", addressSetting(settings, "failureUrl"));
    return take("outcome");
  },
};
