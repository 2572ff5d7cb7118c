import { selectIdentityProvider } from "@journeyc/runtime/nodes/select-identity-provider";
import { socialProviderHandler } from "@journeyc/runtime/nodes/social-provider-handler";
import { socialProviderHandlerLegacy } from "@journeyc/runtime/nodes/social-provider-handler-legacy";
import { accountActiveDecision } from "@journeyc/runtime/nodes/account-active-decision";
import { oathRegistration } from "@journeyc/runtime/nodes/oath-registration";
import { createObject } from "@journeyc/runtime/nodes/create-object";
import { patchObject } from "@journeyc/runtime/nodes/patch-object";
import { page } from "@journeyc/runtime/nodes/page";
import { platformUsername } from "@journeyc/runtime/nodes/platform-username";
import { beforeEach, describe, expect, test } from "vitest";
import type {
  IdentityProvider,
  ProviderVerdict,
} from "../../../runtime/identity-providers/identity-provider.ts";
import { JourneyError } from "../../../runtime/errors.ts";
import type { JsonObject } from "../../../runtime/json.ts";
import { defineResource } from "../../../runtime/machine/journey.ts";
import { memoryDirectory } from "../../../runtime/directory/memory.ts";
import type { NodeResult } from "../../../runtime/machine/node-type.ts";
import type { Settings } from "../../../runtime/machine/settings.ts";
import { answer } from "./support/answers.ts";
import { clientRequest } from "./support/client-request.ts";
import { expectError, outcome, output, questions } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";
import { ada, adasPassword, resource } from "./support/schema.ts";

const returnUrl = "https://id.example.com/am/XUI/return";
let bench: Bench;
let verdict: ProviderVerdict | JourneyError;

const claims = {
  given_name: "Ada",
  family_name: "Lovelace",
  preferred_username: "countess",
  email: ada.mail,
  email_verified: true,
};
const proved = (more: JsonObject = {}, subject = "7"): ProviderVerdict => ({
  kind: "proved",
  profile: { issuer: "https://accounts.example", subject, claims: { ...claims, ...more } },
  tokens: { access_token: "an-access-token", id_token: "an-id-token" },
});

const provider: IdentityProvider = {
  issuer: "https://accounts.example",
  look: { buttonDisplayName: "Example" },
  begin: async ({ redirectUri }) => ({
    url: `https://accounts.example/authorize?redirect_uri=${redirectUri}`,
    state: "a-state",
    memory: { verifier: "a-verifier" },
  }),
  finish: async ({ state, parameters, memory }) => {
    expect({ state, memory }).toEqual({ state: "a-state", memory: { verifier: "a-verifier" } });
    expect(parameters).toMatchObject({ state: "a-state" });
    if (verdict instanceof JourneyError) throw verdict;
    return verdict;
  },
};

beforeEach(async () => {
  bench = await Bench.open();
  bench.identityProviders.set("example", provider).set("other", provider);
  bench.shared.set("selectedIdp", "example");
  bench.request = clientRequest({ returnUrl });
  verdict = proved();
});

type Handler = typeof socialProviderHandler | typeof socialProviderHandlerLegacy;

async function signOn(
  settings: Settings = {},
  parameters: Readonly<Record<string, string>> = { code: "a-code", state: "a-state" },
  type: Handler = socialProviderHandler,
): Promise<NodeResult> {
  bench.request = clientRequest({ returnUrl });
  const question = await bench.run<never, string, string>(type as never, settings);
  if (question.kind !== "ask") throw new Error("Nothing was asked.");
  bench.request = clientRequest({ returnUrl, parameters });
  const { memory } = question;
  return bench.run<never, string, string>(type as never, settings, { answers: [answer()], memory });
}

const unavailable = new JourneyError("identity-provider-unavailable", "Down.", "Wait.");
const attributes = () => bench.state.attributes();

describe.each([
  ["SocialProviderHandler", socialProviderHandler],
  ["SocialProviderHandlerLegacy", socialProviderHandlerLegacy],
] as const)("%s", (_, type) => {
  test("sends the browser to the provider; what it keeps is not in the question", async () => {
    const question = await bench.run<never, string, string>(type as never, {});
    expect(question).toMatchObject({
      kind: "ask",
      callbacks: [{ type: "RedirectCallback" }],
      memory: { name: "example", redirectUri: returnUrl, state: "a-state" },
    });
    expect(JSON.stringify(question.kind === "ask" && question.callbacks)).not.toContain("verifier");
  });

  test("accountExists: the linked user is proved, whoever has the mail address", async () => {
    const linked = {
      userName: "adele",
      sn: "A",
      mail: "adele@example.com",
      aliasList: ["example-7"],
    };
    const user = await bench.directory.create(resource.name, linked);
    await bench.directory.create(resource.name, ada);
    expect(await signOn({}, undefined, type)).toEqual(outcome("accountExists"));
    expect(bench.identity.authenticated()).toMatchObject({ id: user.id });
    expect(bench.state.get("username")).toBe("adele");
    expect(bench.state.getAttribute("userName")).toBe("adele");
  });

  test("accountExists: a linked user who is not active is known, and has proved nothing", async () => {
    const linked = { ...ada, accountStatus: "inactive", aliasList: ["example-7"] };
    const user = await bench.directory.create(resource.name, linked);
    expect(await signOn({}, undefined, type)).toEqual(outcome("accountExists"));
    expect(bench.identity.authenticated()).toBeUndefined();
    expect(bench.identity.state.user).toMatchObject({ id: user.id });
    expect(await bench.run(accountActiveDecision)).toEqual(outcome("false"));
    const registration = { patchAsObject: true, identityAttribute: "userName" };
    const patching = { ...registration, identityResource: resource.name };
    expect(await bench.run(patchObject, patching)).toEqual(outcome("failure"));
    await expectError(bench.run(oathRegistration), "node-not-authenticated");
    expect(await bench.directory.read(resource.name, user.id)).toEqual(user);
  });

  test("noAccount: what the provider says is collected, and nobody is proved", async () => {
    await bench.directory.create(resource.name, { ...ada, userName: "countess" });
    expect(await signOn({}, undefined, type)).toEqual(outcome("noAccount"));
    expect(bench.identity.authenticated()).toBeUndefined();
    expect(attributes()).toEqual({
      userName: "countess",
      givenName: "Ada",
      sn: "Lovelace",
      mail: ada.mail,
      aliasList: ["example-7"],
    });
    expect(bench.state.get("username")).toBe("countess");
    expect(bench.state.get("access_token")).toBeUndefined();
  });

  test("tokens are kept where the journey wants them, as secrets", async () => {
    await signOn({ storeTokens: true }, undefined, type);
    expect(bench.transient.get("access_token")).toBe("an-access-token");
    expect(bench.transient.get("socialOAuthData")).toMatchObject({
      example: { id_token: "an-id-token" },
    });
    expect(JSON.stringify([...bench.shared])).not.toContain("token");
  });

  test("an error of the provider's ends the run", async () => {
    verdict = unavailable;
    await expectError(signOn({}, undefined, type), "identity-provider-unavailable");
  });
});

describe("a user who comes back without having signed on", () => {
  test("takes socialAuthInterrupted", async () => {
    expect(await signOn({}, {})).toEqual(outcome("socialAuthInterrupted"));
    verdict = { kind: "cancelled" };
    const parameters = { error: "access_denied", state: "a-state" };
    expect(await signOn({}, parameters)).toEqual(outcome("socialAuthInterrupted"));
  });

  test("is asked again by the legacy node, and ends it when he did not want to", async () => {
    expect(await signOn({}, {}, socialProviderHandlerLegacy)).toMatchObject({ kind: "ask" });
    verdict = { kind: "cancelled" };
    const parameters = { error: "access_denied", state: "a-state" };
    await expectError(
      signOn({}, parameters, socialProviderHandlerLegacy),
      "social-sign-on-cancelled",
    );
  });

  test("with detectConnectionTimeOut, where the provider cannot be asked, too", async () => {
    verdict = unavailable;
    const settings = { detectConnectionTimeOut: true };
    expect(await signOn(settings)).toEqual(outcome("socialAuthInterrupted"));
    expect(bench.logged).toMatchObject([{ level: "warn" }]);
  });
});

describe("the profile", () => {
  test("mail and telephone count only where the provider has verified them", async () => {
    verdict = proved({ email_verified: false, phone_number: "1", preferred_username: "" });
    await signOn();
    expect(attributes()).toEqual({ givenName: "Ada", sn: "Lovelace", aliasList: ["example-7"] });
    expect(bench.state.get("username")).toBeUndefined();
    verdict = proved({ email_verified: "true", phone_number: "1", phone_number_verified: true });
    await signOn();
    expect(attributes()).toMatchObject({ mail: ada.mail, telephoneNumber: "1" });
  });

  test("goes through a transformation; what decides about accounts does not come of it", async () => {
    const script = ({
      claims,
      subject,
      provider,
    }: {
      claims: JsonObject;
      subject: string;
      provider: string;
    }) => ({
      nickname: claims["given_name"],
      userName: `${provider}:${subject}`,
      accountStatus: "active",
      aliasList: ["example-8"],
    });
    expect(await signOn({ script })).toEqual(outcome("noAccount"));
    expect(attributes()).toEqual({
      nickname: "Ada",
      userName: "example:7",
      aliasList: ["example-7"],
    });
  });

  test("a script of AM's, and no object, are errors; the id of a script is none", async () => {
    await expectError(signOn({ script: { name: "a", text: "b" } }), "social-script-unsupported");
    await expectError(signOn({ script: () => null }), "social-script-answer");
    expect(await signOn({ script: "58c824ae-84ed-4724-82cd-db128fc3f6c" })).toEqual(
      outcome("noAccount"),
    );
  });

  test("a name that was collected before stays, and must be the linked user's", async () => {
    bench.state.setAttribute("shared", "userName", "typed");
    await signOn();
    expect(bench.state.get("username")).toBe("typed");
    await bench.directory.create(resource.name, { ...ada, aliasList: ["example-7"] });
    await expectError(signOn(), "social-other-user");
    bench.state.setAttribute("shared", "userName", ada.userName.toUpperCase());
    expect(await signOn()).toEqual(outcome("accountExists"));
  });
});

describe("what is missing", () => {
  test.each<[string, () => void, Settings, string]>([
    ["a choice", () => void bench.shared.delete("selectedIdp"), {}, "node-no-provider-chosen"],
    ["the provider", () => bench.identityProviders.clear(), {}, "identity-provider-unknown"],
    ["a browser", () => {}, { clientType: "NATIVE" }, "social-native-unsupported"],
    ["a way back", () => void (bench.request = clientRequest({})), {}, "redirect-uri-unknown"],
  ])("%s", async (_, prepare, settings, code) => {
    prepare();
    await expectError(bench.run(socialProviderHandler, settings), code);
  });

  test("a place for links", async () => {
    bench.resource = defineResource("managed/plain", {
      type: "object",
      properties: { userName: { type: "string" } },
    });
    await expectError(signOn(), "social-links-not-kept");
  });

  test("a question: an answer that nobody asked for", async () => {
    bench.request = clientRequest({ parameters: { code: "a-code", state: "a-state" } });
    const input = { answers: [answer()], memory: { name: "other" } };
    await expectError(bench.run(socialProviderHandler, {}, input), "identity-provider-bad-answer");
  });
});

describe("links", () => {
  const identityResource = resource.name;
  const find = () => bench.directory.find(resource.name, "aliasList", "example-7");

  test("are stored with the object that the run creates, and with no other", async () => {
    await signOn();
    bench.state.setAttribute("shared", "givenName", null);
    expect(await bench.run(createObject, { identityResource })).toEqual(outcome("created"));
    expect((await find())?.attributes["userName"]).toBe("countess");
    expect(bench.identity.authenticated()).toBeDefined();
  });

  test("are never what somebody typed, or what a script made up", async () => {
    const typed = { ...ada, aliasList: ["example-7"] };
    for (const [key, value] of Object.entries(typed))
      bench.state.setAttribute("shared", key, value);
    expect(await bench.run(createObject, { identityResource })).toEqual(outcome("created"));
    expect(await find()).toBeUndefined();
  });

  test("are added to a user who has shown a credential of his own, and to nobody else", async () => {
    const user = await bench.directory.create(resource.name, {
      ...ada,
      password: adasPassword,
      aliasList: ["other-1"],
    });
    bench.state.setAttribute("shared", "userName", ada.userName);
    await signOn();
    bench.identity.identify(user);
    expect(await bench.run(patchObject, { identityResource })).toEqual(outcome("failure"));
    expect(await find()).toBeUndefined();
    bench.identity.prove(user);
    expect(await bench.run(patchObject, { identityResource })).toEqual(outcome("patched"));
    expect((await find())?.attributes["aliasList"]).toEqual(["other-1", "example-7"]);
  });

  test("belong to one user, and are compared exactly", async () => {
    const directory = memoryDirectory();
    await directory.open([resource]);
    await directory.create(resource.name, { ...ada, aliasList: ["example-a", "other-a"] });
    const eve = { userName: "eve", sn: "E", mail: "eve@example.com" };
    await expect(
      directory.create(resource.name, { ...eve, aliasList: ["third-1", "other-a"] }),
    ).rejects.toMatchObject({
      failures: [{ attribute: "aliasList", policyRequirement: "UNIQUE" }],
    });
    await directory.create(resource.name, { ...eve, aliasList: ["example-A"] });
    expect(
      (await directory.find(resource.name, "aliasList", "example-A"))?.attributes["userName"],
    ).toBe("eve");
    expect(await directory.find(resource.name, "aliasList", "EXAMPLE-A")).toBeUndefined();
  });
});

describe("SelectIdentityProvider", () => {
  const select = (settings: Settings = {}, chosen?: string) =>
    bench.run(
      selectIdentityProvider,
      settings,
      chosen === undefined ? {} : { answers: [answer(chosen)] },
    );
  const offered = (result: NodeResult) => {
    const providers = output(questions(result)[0], "providers");
    return Array.isArray(providers) && providers.map((it: JsonObject) => it["provider"]);
  };

  beforeEach(() => bench.shared.delete("selectedIdp"));

  test("offers all, or those that it names, and local sign-on unless it is not wanted", async () => {
    expect(offered(await select())).toEqual(["example", "other", "localAuthentication"]);
    const two = { includeLocalAuthentication: false };
    expect(offered(await select(two))).toEqual(["example", "other"]);
    expect(offered(await select({ filteredProviders: ["other", "unknown"] }))).toEqual([
      "other",
      "localAuthentication",
    ]);
  });

  test("keeps a provider; of local sign-on it keeps nothing", async () => {
    expect(await select({}, "localAuthentication")).toEqual(outcome("localAuthentication"));
    expect(bench.state.get("selectedIdp")).toBeUndefined();
    expect(await select({}, "other")).toEqual(outcome("socialAuthentication"));
    expect(bench.state.get("selectedIdp")).toBe("other");
  });

  test("asks again for what it has not offered", async () => {
    const settings = { filteredProviders: ["other"] };
    expect(await select(settings, "example")).toMatchObject({ kind: "ask" });
    expect(
      await select({ includeLocalAuthentication: false }, "localAuthentication"),
    ).toMatchObject({
      kind: "ask",
    });
  });

  test("takes a single way without asking; none is an error", async () => {
    const one = { includeLocalAuthentication: false, filteredProviders: ["other"] };
    expect(await select(one)).toEqual(outcome("socialAuthentication"));
    bench.identityProviders.clear();
    expect(await select()).toEqual(outcome("localAuthentication"));
    expect(bench.state.get("selectedIdp")).toBe("localAuthentication");
    await expectError(select({ includeLocalAuthentication: false }), "node-no-identity-provider");
  });

  test("offers what the user's object has", async () => {
    const settings = { offerOnlyExisting: true };
    await expectError(select(settings), "node-identity-missing");
    bench.state.setAttribute("shared", "mail", ada.mail);
    await expectError(select(settings), "node-object-not-found");
    const user = await bench.directory.create(resource.name, { ...ada, aliasList: ["other-7"] });
    expect(await select(settings)).toEqual(outcome("socialAuthentication"));
    expect(bench.state.get("selectedIdp")).toBe("other");
    await bench.directory.patch(resource.name, user.id, { password: adasPassword });
    expect(offered(await select(settings))).toEqual(["other", "localAuthentication"]);
  });

  test("last on a page comes first, and makes the rest needless", async () => {
    const members = [
      bench.member("username", platformUsername),
      bench.member("provider", selectIdentityProvider),
    ];
    const asked = await bench.run(page, {}, { members });
    if (asked.kind !== "ask") throw new Error("Nothing was asked.");
    expect(asked.callbacks.map(({ type }) => type)).toEqual(["SelectIdPCallback", "NameCallback"]);
    const input = { members, memory: asked.memory };
    const submit = (...answers: readonly string[]) =>
      bench.run(page, {}, { ...input, answers: answers.map((text) => answer(text)) });
    expect(await submit("example", "")).toEqual(outcome("socialAuthentication"));
    expect(bench.state.getAttribute("userName")).toBeUndefined();
    expect(await submit("unknown", "ada@example.com")).toMatchObject({ kind: "ask" });
    expect(await submit("localAuthentication", "ada@example.com")).toEqual(
      outcome("localAuthentication"),
    );
    expect(bench.state.getAttribute("userName")).toBe("ada@example.com");
  });
});
