import { expect, test } from "vitest";
import { marked } from "./program.ts";

// A Configuration Provider has the outcomes of the type that it stands for, and one of its own.

const provider = (nodeType: string, wiring: string): string => `journey Ask {
  start -> ask

  node ask: ConfigurationProvider {
    nodeType: ${nodeType}
    script: "a86ba9a7-5a1e-4d0b-9d1b-4c3c6f5a7f00"

${wiring}  }
}
`;

const failed = "    configurationFailed -> failure\n";

test.each([
  ["all of them wired", '"MessageNode"', `    true, false -> stop\n${failed}`, []],
  ["one of them missing", '"MessageNode"', `    true -> stop\n${failed}`, ["J3001 ask"]],
  ["its own missing", '"MessageNode"', "    true, false -> stop\n", ["J3001 ask"]],
  ["another", '"MessageNode"', `    true, false, maybe -> stop\n${failed}`, ["J3002 maybe"]],
  [
    "those that depend on settings",
    '"PollingWaitNode"',
    `    done -> stop\n${failed}`,
    ["J3001 ask"],
  ],
  ["a type that is not known", '"GeoLocationNode"', `    near, far -> stop\n${failed}`, []],
  [
    "a type whose outcomes its settings name",
    '"ScriptedDecisionNode"',
    `    a -> stop\n${failed}`,
    [],
  ],
  ["itself", '"ConfigProviderNode"', `    a -> stop\n${failed}`, []],
])("%s", (_, nodeType, wiring, expected) => {
  expect(marked(provider(nodeType, wiring))).toEqual(expected);
});
