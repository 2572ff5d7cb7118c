import { nodeEntries, refusedSettings } from "@journeyc/runtime/catalogue";
import { expect, test } from "vitest";
import { MemoryHost } from "../../compiler/host/memory-host.ts";
import { createWorkspace } from "../../compiler/workspace.ts";

// What an app would not start with is not emitted.

async function refusals(type: string, settings: string): Promise<readonly string[]> {
  const text = `resource managed/alpha_user from "./u.json"

journey Ask on managed/alpha_user {
  start -> step

  node step: ${type} {
    ${settings}

    else -> failure
  }
}
`;
  const schema = '{"type": "object", "properties": {"userName": {"type": "string"}}}';
  const workspace = createWorkspace(new MemoryHost({ "a.journey": text, "u.json": schema }));
  const { diagnostics, outputs } = await workspace.compile(["a.journey"]);
  expect(outputs.length).toBe(diagnostics.some(({ severity }) => severity === "error") ? 0 : 2);
  return diagnostics
    .filter(({ code }) => code === "J9108")
    .map(({ primary: { span } }) => text.slice(span.start, span.end));
}

test.each([
  [
    "WebAuthnAuthenticationNode",
    'origins: ["https://a.example", "a.example", "https://b.example/"]',
    ['"a.example"', '"https://b.example/"'],
  ],
  [
    "WebAuthnAuthenticationNode",
    'relyingPartyDomain: "https://a.example"',
    ['"https://a.example"'],
  ],
  ["WebAuthnRegistrationNode", "enforceRevocationCheck: true", ["true"]],
  ["WebAuthnRegistrationNode", 'acceptedSigningAlgorithms: ["ES256", "RS1"]', ['"RS1"']],
  ["OATHRegistration", "addChecksum: true", ["true"]],
  ["OATHRegistration", "truncationOffset: 3", ["3"]],
] as const)("%s does not compile with %s", async (type, settings, refused) => {
  expect(await refusals(type, settings.split("; ").join("\n    "))).toEqual(refused);
});

test.each([
  [
    "WebAuthnAuthenticationNode",
    'origins: ["https://a.example", "android:apk-key-hash:ab-c_", env.ORIGIN]',
  ],
  ["WebAuthnAuthenticationNode", 'relyingPartyDomain: ""'],
  ["WebAuthnRegistrationNode", 'trustStoreAlias: "own"'],
  ["WebAuthnRegistrationNode", "enforceRevocationCheck: env.CHECK"],
  ["OATHRegistration", "truncationOffset: -1"],
])("%s compiles with %s", async (type, settings) => {
  expect(await refusals(type, settings)).toEqual([]);
});

test("no node type refuses its defaults, or a setting that it does not have", () => {
  for (const { manifest } of nodeEntries) {
    expect(refusedSettings(manifest, {})).toEqual([]);
    for (const { setting, when } of manifest.refuses ?? []) {
      expect(manifest.settings.properties).toHaveProperty(setting);
      if (when !== undefined) expect(manifest.settings.properties).toHaveProperty(when.setting);
    }
  }
});
