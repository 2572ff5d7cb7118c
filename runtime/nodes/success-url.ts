import type { NodeManifest } from "../manifest.ts";
import { take, type NodeType } from "../machine/node-type.ts";
import { singleOutcome } from "./settings/common.ts";
import { readSettings } from "./settings/read-settings.ts";
import { addressSetting } from "./settings/result-address.ts";

interface Settings {
  readonly successUrl: string;
}

const manifest: NodeManifest = {
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
};

/** Sets the address that the browser goes to after success. */
export const successUrl: NodeType<Settings, "outcome"> = {
  manifest,
  run(context) {
    const settings = readSettings(manifest, context.settings);
    context.state.setShared("successUrl", addressSetting(settings, "successUrl"));
    return take("outcome");
  },
};
