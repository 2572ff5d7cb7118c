import { ConfigurationError, createJourneys, type Journey } from "@journeyc/runtime";
import { expect, test } from "vitest";
import { scriptSurroundings } from "../../../runtime/app/options/scripts.ts";
import { useSandbox } from "../../../runtime/app/sandboxed-scripts.ts";
import { ScriptThreads } from "../../../runtime/scripts/sandbox/threads/script-threads.ts";
import { key, login } from "../machine/support/journeys.ts";

function wrong(scripts: unknown): readonly string[] {
  try {
    const options = { journeys: [login], keys: [key], environment: {}, scripts };
    // What JavaScript lets through.
    createJourneys<Journey>(options as never);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.mistakes.map(({ message }) => message);
  }
  return [];
}

const said = (option: string) => [`\`${option}\` cannot be used.`];

test("what scripts may do is checked when the app starts", () => {
  expect(
    wrong({
      httpClient: { origins: ["https://api.example.com"] },
      systemEnv: { "esv.a": "b" },
      milliseconds: 200,
    }),
  ).toEqual([]);
  expect(wrong({})).toEqual([]);
  expect(wrong("all")).toEqual(said("scripts"));
  expect(wrong({ origins: [] })).toEqual(["There is no option `scripts.origins`."]);
  for (const origin of [
    "https://api.example.com/",
    "https://API.example.com",
    "*",
    "api.example.com",
    "file:///etc",
    "https://a:b@api.example.com",
    7,
  ])
    expect(wrong({ httpClient: { origins: [origin] } })).toEqual(
      said("scripts.httpClient.origins"),
    );
  expect(wrong({ httpClient: [] })).toEqual(said("scripts.httpClient.origins"));
  expect(wrong({ libraries: { a: 1 } })).toEqual(said("scripts.libraries"));
  expect(wrong({ systemEnv: { a: 1 } })).toEqual(said("scripts.systemEnv"));
  for (const milliseconds of [0, -1, Number.NaN, "1"])
    expect(wrong({ milliseconds })).toEqual(said("scripts.milliseconds"));
  expect(wrong({ memoryBytes: 0 })).toEqual(said("scripts.memoryBytes"));
  for (const threads of [0, 1.5, 65, "2"])
    expect(wrong({ threads })).toEqual(said("scripts.threads"));
});

test("scripts find what the app says, and nothing where it says nothing", () => {
  const threads = new ScriptThreads();
  expect(scriptSurroundings({}, "alpha", "cookie", threads)).toEqual({
    realm: "alpha",
    cookieName: "cookie",
    origins: new Set(),
    systemEnv: {},
    libraries: {},
    bounds: { milliseconds: 1000, memoryBytes: 16 * 1024 * 1024 },
    threads,
  });
  expect(useSandbox([login])).toBe(false);
});
