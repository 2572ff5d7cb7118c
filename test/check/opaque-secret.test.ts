import { expect, test } from "vitest";
import { MemoryHost } from "../../compiler/host/memory-host.ts";
import { createWorkspace } from "../../compiler/workspace.ts";

function found(settings: string): readonly string[] {
  const text = `journey Enrol {
  start -> enrol

  node enrol: "EstNode" {
    ${settings}

    "true", "false" -> failure
  }
}
`;
  const { diagnostics } = createWorkspace(new MemoryHost({ "a.journey": text })).check([
    "a.journey",
  ]);
  return diagnostics.filter(({ code }) => code === "J4015").map(({ message }) => message);
}

test.each([
  ['estPassword: "hunter2"', "estPassword"],
  ['config: { clients: [{ client_secret: "s3" }] }', "config.clients.client_secret"],
  ['"api-key": "abc"', "api-key"],
  ['headers: { Authorization: "Basic YTpi" }', "headers.Authorization"],
])("%s is told, and its value is not", (settings, path) => {
  const [message = "", ...others] = found(settings);
  expect(others).toEqual([]);
  expect(message).toContain(`\`${path}\``);
  expect(message).not.toMatch(/hunter2|s3\b|abc|YTpi/);
});

test.each([
  'estPassword: ""',
  "estPassword: env.EST_PASSWORD",
  'estPassword: "&{esv.est.password|none}"',
  'headers: { Authorization: "Bearer ${token}" }',
  'attributesList: { password: "password" }',
  'tokenUrl: "https://example.com"',
  "accessToken: true",
])("%s is no secret", (settings) => {
  expect(found(settings)).toEqual([]);
});
