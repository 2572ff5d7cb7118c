import { createJourneys, defineJourney, member, node } from "@journeyc/runtime";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { openIdProvider } from "@journeyc/runtime/identity-providers/openid";
import { page } from "@journeyc/runtime/nodes/page";
import { selectIdentityProvider } from "@journeyc/runtime/nodes/select-identity-provider";
import { socialProviderHandler } from "@journeyc/runtime/nodes/social-provider-handler";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import { expect, test } from "vitest";
import { key, resource } from "../machine/support/journeys.ts";

const provider = openIdProvider({ issuer: "https://accounts.example", clientId: "journeys" });

const login = defineJourney({
  name: "Login",
  resource,
  connectors: {},
  start: "choose",
  nodes: {
    choose: node(page, {
      members: { provider: member(selectIdentityProvider) },
      outcomes: { socialAuthentication: "elsewhere", localAuthentication: "failure" },
    }),
    elsewhere: node(socialProviderHandler, {
      settings: { script: ({ claims }) => ({ givenName: claims["given_name"] ?? null }) },
      outcomes: { accountExists: "success", noAccount: "failure", socialAuthInterrupted: "stop" },
    }),
  },
});

const create =
  (identityProviders: object | undefined, more: object = {}) =>
  () =>
    createJourneys({
      journeys: [login],
      keys: [key],
      directory: memoryDirectory(),
      store: memoryStore(),
      // What JavaScript lets through is tried, too.
      ...(identityProviders ? { identityProviders: identityProviders as never } : {}),
      ...more,
    });

test("an app without providers does not start, and says which nodes want one", () => {
  for (const none of [undefined, {}])
    expect(create(none)).toThrow(
      "which is where `provider` of journey `Login`, `elsewhere` of journey `Login` signs users on",
    );
  const names = { example: provider, "other-one": provider, "as AM - names it": provider };
  expect(create(names)).not.toThrow();
});

test("in production nobody would find back: the app does not start without its address", () => {
  const production = { environment: { NODE_ENV: "production" } };
  const redirectUri = "https://app.example.com/back";
  const client = { issuer: "https://accounts.example", clientId: "journeys", redirectUri };
  const own = openIdProvider(client);
  expect(create({ own, example: provider }, production)).toThrow(
    "does not say under which address browsers come back from `example`, where `provider` of journey `Login`, " +
      "`elsewhere` of journey `Login` signs users on",
  );
  const origins = ["https://id.example.com"];
  expect(create({ example: provider }, { ...production, origins })).not.toThrow();
  expect(create({ own }, production)).not.toThrow();
});

test.each<[string, object]>([
  ["no provider", { example: { issuer: "https://accounts.example" } }],
  ["a name that a link could not tell from another", { a: provider, "a-b": provider }],
  ["a name that means an account here", { localAuthentication: provider }],
  ["a name that ends with a space", { "provider ": provider }],
  ["a name with a slash", { "my/provider": provider }],
])("%s is a mistake", (_, providers) => {
  expect(create(providers)).toThrow("identityProviders");
});
