import { readdirSync } from "node:fs";
import { join } from "node:path";
import * as journeyClient from "@forgerock/journey-client";
import * as sdk from "@forgerock/javascript-sdk";
import { ask, take, type Answer, type Callback } from "@journeyc/runtime";
import { attributeInputCallback } from "@journeyc/runtime/callbacks/attribute-input-callback";
import { choiceCallback } from "@journeyc/runtime/callbacks/choice-callback";
import { confirmationCallback } from "@journeyc/runtime/callbacks/confirmation-callback";
import { consentMappingCallback } from "@journeyc/runtime/callbacks/consent-mapping-callback";
import { deviceProfileCallback } from "@journeyc/runtime/callbacks/device-profile-callback";
import { hiddenValueCallback } from "@journeyc/runtime/callbacks/hidden-value-callback";
import { kbaCreateCallback } from "@journeyc/runtime/callbacks/kba-create-callback";
import { metadataCallback } from "@journeyc/runtime/callbacks/metadata-callback";
import { nameCallback } from "@journeyc/runtime/callbacks/name-callback";
import { passwordCallback } from "@journeyc/runtime/callbacks/password-callback";
import { pollingWaitCallback } from "@journeyc/runtime/callbacks/polling-wait-callback";
import { protectEvaluationCallback } from "@journeyc/runtime/callbacks/protect-evaluation-callback";
import { protectInitializeCallback } from "@journeyc/runtime/callbacks/protect-initialize-callback";
import { recaptchaCallback } from "@journeyc/runtime/callbacks/recaptcha-callback";
import { recaptchaEnterpriseCallback } from "@journeyc/runtime/callbacks/recaptcha-enterprise-callback";
import { redirectCallback } from "@journeyc/runtime/callbacks/redirect-callback";
import { selectIdPCallback } from "@journeyc/runtime/callbacks/select-idp-callback";
import { suspendedTextOutputCallback } from "@journeyc/runtime/callbacks/suspended-text-output-callback";
import { termsAndConditionsCallback } from "@journeyc/runtime/callbacks/terms-and-conditions-callback";
import { textInputCallback } from "@journeyc/runtime/callbacks/text-input-callback";
import { textOutputCallback } from "@journeyc/runtime/callbacks/text-output-callback";
import { validatedPasswordCallback } from "@journeyc/runtime/callbacks/validated-password-callback";
import { validatedUsernameCallback } from "@journeyc/runtime/callbacks/validated-username-callback";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { MemoryStorage } from "../support/memory-storage.ts";
import { recordedServer, type RecordedServer } from "./http/support/recording-proxy.ts";
import { proving, row, testApp, testNode } from "./machine/support/journeys.ts";

// Each type of callback, asked by a node, read and answered through the classes of both SDKs, back in the node.

type Calls = readonly (readonly [method: string, ...args: readonly unknown[]])[];

interface Case {
  readonly callback: Callback;
  /** As the reference has it: names, order and JSON types. */
  readonly output: readonly (readonly [name: string, value: unknown])[];
  /** By suffix; none: the wire has no `input`. */
  readonly input?: readonly (readonly [suffix: string, value: unknown])[];
  /** What the SDKs' own class is told. */
  readonly calls?: Calls;
  /** What it reads. */
  readonly reads?: Readonly<Record<string, unknown>>;
  /** What arrives in the node, by suffix. */
  readonly answer?: Readonly<Record<string, unknown>>;
}

const policies = { policyRequirements: ["MIN_LENGTH"], name: "userName", policies: [] };
const failures = [{ policyRequirement: "MIN_LENGTH", params: { minLength: 3 } }];
const failed = ['{"params":{"minLength":3},"policyRequirement":"MIN_LENGTH"}'];
const validated = (value: unknown) =>
  [
    ["", value],
    ["validateOnly", false],
  ] as const;
const attribute = { required: true, policies, failures } as const;
const attributeOutput = (name: string, prompt: string, value: unknown) =>
  [
    ["name", name],
    ["prompt", prompt],
    ["required", true],
    ["policies", policies],
    ["failedPolicies", failed],
    ["validateOnly", false],
    ["value", value],
  ] as const;
const protect = {
  envId: "env",
  consoleLogEnabled: false,
  deviceAttributesToIgnore: ["plugins"],
  customHost: "",
  lazyMetadata: false,
  behavioralDataCollection: true,
  deviceKeyRsyncIntervals: 14,
  enableTrust: false,
  disableTags: false,
  disableHub: true,
};
const profile = { identifier: "device-1", metadata: { platform: {} }, location: {} };

const cases: readonly Case[] = [
  {
    // First: the SDKs find its inputs by the name IDToken1.
    callback: recaptchaEnterpriseCallback({
      recaptchaSiteKey: "key",
      captchaApiUri: "https://captcha.example/api.js",
      captchaDivClass: "g-recaptcha",
    }),
    output: [
      ["recaptchaSiteKey", "key"],
      ["captchaApiUri", "https://captcha.example/api.js"],
      ["captchaDivClass", "g-recaptcha"],
    ],
    input: [
      ["token", ""],
      ["action", ""],
      ["clientError", ""],
      ["payload", ""],
    ],
    calls: [
      ["setResult", "token-1"],
      ["setAction", "login"],
      ["setClientError", "none"],
    ],
    reads: { getSiteKey: "key", getElementClass: "g-recaptcha" },
    answer: { token: "token-1", action: "login", clientError: "none", payload: "" },
  },
  {
    callback: nameCallback({ prompt: "User Name", value: "a" }),
    output: [["prompt", "User Name"]],
    input: [["", "a"]],
    calls: [["setName", "ada"]],
    reads: { getPrompt: "User Name" },
    answer: { "": "ada" },
  },
  {
    callback: passwordCallback("Password"),
    output: [["prompt", "Password"]],
    input: [["", ""]],
    calls: [["setPassword", "correct-horse"]],
    answer: { "": "correct-horse" },
  },
  {
    callback: textInputCallback("Nickname", "none"),
    output: [
      ["prompt", "Nickname"],
      ["defaultText", "none"],
    ],
    input: [["", "none"]],
    calls: [["setInput", "Countess"]],
    answer: { "": "Countess" },
  },
  {
    callback: validatedUsernameCallback({ prompt: "Username", policies, failures, value: "an" }),
    output: [
      ["policies", policies],
      ["failedPolicies", failed],
      ["validateOnly", false],
      ["prompt", "Username"],
    ],
    input: validated("an"),
    calls: [
      ["setName", "anna"],
      ["setValidateOnly", true],
    ],
    reads: { getPolicies: policies, getFailedPolicies: failures, getPrompt: "Username" },
    answer: { "": "anna", validateOnly: true },
  },
  {
    callback: validatedPasswordCallback({ prompt: "Password", policies, failures }),
    output: [
      ["echoOn", false],
      ["policies", policies],
      ["failedPolicies", failed],
      ["validateOnly", false],
      ["prompt", "Password"],
    ],
    input: validated(""),
    calls: [["setPassword", "battery-staple"]],
    reads: { getPolicies: policies, getFailedPolicies: failures },
    answer: { "": "battery-staple", validateOnly: false },
  },
  {
    callback: attributeInputCallback({
      type: "string",
      name: "sn",
      prompt: "Name",
      value: "L",
      ...attribute,
    }),
    output: attributeOutput("sn", "Name", "L"),
    input: validated("L"),
    calls: [["setValue", "Lovelace"]],
    reads: { getName: "sn", isRequired: true, getFailedPolicies: failures },
    answer: { "": "Lovelace", validateOnly: false },
  },
  {
    callback: attributeInputCallback({ type: "number", name: "age", prompt: "Age", ...attribute }),
    output: attributeOutput("age", "Age", null),
    input: validated(null),
    calls: [
      ["setValue", 36],
      ["setValidateOnly", true],
    ],
    answer: { "": 36, validateOnly: true },
  },
  {
    callback: attributeInputCallback({
      type: "boolean",
      name: "mail",
      prompt: "Mail?",
      ...attribute,
    }),
    output: attributeOutput("mail", "Mail?", false),
    input: validated(false),
    calls: [["setValue", true]],
    answer: { "": true, validateOnly: false },
  },
  {
    callback: choiceCallback("Colour", ["red", "green", "blue"], 1),
    output: [
      ["prompt", "Colour"],
      ["choices", ["red", "green", "blue"]],
      ["defaultChoice", 1],
    ],
    input: [["", 1]],
    calls: [["setChoiceIndex", 2]],
    reads: { getChoices: ["red", "green", "blue"], getDefaultChoice: 1 },
    answer: { "": 2 },
  },
  {
    callback: confirmationCallback({ options: ["Yes", "No"], defaultOption: 1 }),
    output: [
      ["prompt", ""],
      ["messageType", 0],
      ["options", ["Yes", "No"]],
      ["optionType", -1],
      ["defaultOption", 1],
    ],
    input: [["", 100]],
    calls: [["setOptionIndex", 0]],
    reads: { getOptions: ["Yes", "No"], getDefaultOption: 1, getMessageType: 0 },
    answer: { "": 0 },
  },
  {
    callback: textOutputCallback("Read this", "warning"),
    output: [
      ["message", "Read this"],
      ["messageType", "1"],
    ],
    reads: { getMessage: "Read this", getMessageType: "1" },
  },
  {
    callback: suspendedTextOutputCallback("Look into your mail"),
    output: [
      ["message", "Look into your mail"],
      ["messageType", "0"],
    ],
    reads: { getMessage: "Look into your mail" },
  },
  {
    callback: hiddenValueCallback("clientScript", "v"),
    output: [
      ["value", "v"],
      ["id", "clientScript"],
    ],
    input: [["", "clientScript"]],
    calls: [["setInputValue", "42"]],
    answer: { "": "42" },
  },
  {
    callback: kbaCreateCallback({
      prompt: "Select",
      predefinedQuestions: ["Colour?", "Pet?"],
      allowUserDefinedQuestions: true,
    }),
    output: [
      ["prompt", "Select"],
      ["predefinedQuestions", ["Colour?", "Pet?"]],
      ["allowUserDefinedQuestions", true],
    ],
    input: [
      ["question", ""],
      ["answer", ""],
    ],
    calls: [
      ["setQuestion", "Pet?"],
      ["setAnswer", "Rex"],
    ],
    reads: { getPredefinedQuestions: ["Colour?", "Pet?"], isAllowedUserDefinedQuestions: true },
    answer: { question: "Pet?", answer: "Rex" },
  },
  {
    callback: termsAndConditionsCallback({
      version: "1",
      terms: "Be kind",
      createDate: "2020-01-01T00:00:00.000Z",
    }),
    output: [
      ["version", "1"],
      ["terms", "Be kind"],
      ["createDate", "2020-01-01T00:00:00.000Z"],
    ],
    input: [["", false]],
    calls: [["setAccepted", true]],
    reads: {
      getTerms: "Be kind",
      getVersion: "1",
      getCreateDate: new Date("2020-01-01T00:00:00.000Z"),
    },
    answer: { "": true },
  },
  {
    callback: consentMappingCallback({
      name: "map",
      displayName: "Shop",
      icon: "",
      accessLevel: "Actual Profile",
      isRequired: true,
      message: "Share?",
      fields: ["mail", null],
    }),
    output: [
      ["name", "map"],
      ["displayName", "Shop"],
      ["icon", ""],
      ["accessLevel", "Actual Profile"],
      ["isRequired", true],
      ["message", "Share?"],
      ["fields", ["mail", null]],
    ],
    input: [["", false]],
    calls: [["setInputValue", true]],
    answer: { "": true },
  },
  {
    callback: selectIdPCallback([
      { provider: "google", uiConfig: { buttonDisplayName: "Google" } },
      { provider: "localAuthentication" },
    ]),
    output: [
      [
        "providers",
        [
          { provider: "google", uiConfig: { buttonDisplayName: "Google" } },
          { provider: "localAuthentication" },
        ],
      ],
      ["value", ""],
    ],
    input: [["", ""]],
    calls: [["setProvider", "localAuthentication"]],
    answer: { "": "localAuthentication" },
  },
  {
    callback: redirectCallback({ url: "https://idp.example/authorize?a=b", trackingCookie: true }),
    output: [
      ["redirectUrl", "https://idp.example/authorize?a=b"],
      ["redirectMethod", "GET"],
      ["trackingCookie", true],
    ],
    reads: { getRedirectUrl: "https://idp.example/authorize?a=b" },
  },
  {
    callback: redirectCallback({
      url: "https://idp.example/saml",
      trackingCookie: false,
      data: { SAMLRequest: "x" },
    }),
    output: [
      ["redirectUrl", "https://idp.example/saml"],
      ["redirectMethod", "POST"],
      ["trackingCookie", false],
      ["redirectData", { SAMLRequest: "x" }],
    ],
  },
  {
    callback: pollingWaitCallback(8000, "Waiting"),
    output: [
      ["waitTime", "8000"],
      ["message", "Waiting"],
    ],
    reads: { getWaitTime: 8000, getMessage: "Waiting" },
  },
  {
    callback: metadataCallback({ stage: "x", list: [1] }),
    output: [["data", { stage: "x", list: [1] }]],
    reads: { getData: { stage: "x", list: [1] } },
  },
  {
    callback: deviceProfileCallback({ metadata: true, location: false, message: "Wait" }),
    output: [
      ["metadata", true],
      ["location", false],
      ["message", "Wait"],
    ],
    input: [["", ""]],
    calls: [["setProfile", profile]],
    reads: { isMetadataRequired: true, isLocationRequired: false, getMessage: "Wait" },
    answer: { "": JSON.stringify(profile) },
  },
  {
    callback: recaptchaCallback("site-key"),
    output: [["recaptchaSiteKey", "site-key"]],
    input: [["", ""]],
    calls: [["setResult", "token-2"]],
    reads: { getSiteKey: "site-key" },
    answer: { "": "token-2" },
  },
  {
    callback: protectInitializeCallback(protect),
    output: Object.entries(protect),
    input: [["clientError", ""]],
    calls: [["setClientError", "blocked"]],
    answer: { clientError: "blocked" },
  },
  {
    callback: protectEvaluationCallback(true),
    output: [["pauseBehavioralData", true]],
    input: [
      ["signals", ""],
      ["clientError", ""],
    ],
    calls: [["setData", "signals-1"]],
    reads: { getPauseBehavioralData: true },
    answer: { signals: "signals-1", clientError: "" },
  },
];

let answers: readonly Answer[] = [];
let server: RecordedServer;

beforeAll(async () => {
  vi.stubGlobal("sessionStorage", new MemoryStorage());
  vi.stubGlobal("localStorage", new MemoryStorage());
  const asksAll = testNode((context) => {
    if (!context.answers) return ask(cases.map(({ callback }) => callback));
    answers = context.answers;
    return take("true");
  });
  const app = await testApp([row("All", asksAll, proving)]);
  server = await recordedServer(app.journeys.handler);
});

afterAll(async () => {
  await server.close();
  vi.unstubAllGlobals();
});

/** Reads and answers through the class that the SDK has for the type. */
function drive(callbacks: readonly object[]): void {
  expect(callbacks).toHaveLength(cases.length);
  for (const [index, { calls = [], reads = {}, callback }] of cases.entries()) {
    // Each class has methods of its own; a missing one fails by its name.
    const methods = callbacks[index] as Readonly<
      Record<string, (...args: readonly unknown[]) => unknown>
    >;
    for (const [method, value] of Object.entries(reads))
      expect(methods[method]?.(), `${callback.type}.${method}`).toEqual(value);
    for (const [method, ...args] of calls) {
      expect(methods[method], `${callback.type}.${method}`).toBeTypeOf("function");
      methods[method]?.(...args);
    }
  }
}

function expectAnswers(): void {
  expect(answers.map((answer) => Object.fromEntries(answer))).toEqual(
    cases.map(({ answer = {} }) => answer),
  );
  answers = [];
}

describe("every type of callback", () => {
  test("is on the wire as the reference has it", async () => {
    server.recorded.splice(0);
    await sdk.FRAuth.start({
      tree: "All",
      serverConfig: { baseUrl: `${server.origin}/am/`, timeout: 5000 },
      realmPath: "alpha",
    });
    const { callbacks } = JSON.parse(server.recorded[0]?.body ?? "") as { callbacks: unknown[] };
    expect(callbacks).toEqual(
      cases.map(({ callback, output, input }, index) => ({
        type: callback.type,
        output: output.map(([name, value]) => ({ name, value })),
        ...(input && {
          input: input.map(([suffix, value]) => ({ name: `IDToken${index + 1}${suffix}`, value })),
        }),
      })),
    );
    expect(server.mistakes()).toEqual([]);
  });

  test("passes through @forgerock/javascript-sdk", async () => {
    const options = {
      tree: "All",
      serverConfig: { baseUrl: `${server.origin}/am/`, timeout: 5000 },
      realmPath: "alpha",
    };
    const step = await sdk.FRAuth.start(options);
    if (!(step instanceof sdk.FRStep)) throw new Error("No step");
    drive(step.callbacks);
    expect((await sdk.FRAuth.next(step, options)).type).toBe(sdk.StepType.LoginSuccess);
    expectAnswers();
    expect(server.mistakes()).toEqual([]);
  });

  test("passes through @forgerock/journey-client", async () => {
    const running = await journeyClient.journey({
      config: {
        serverConfig: {
          wellknown: `${server.origin}/am/oauth2/alpha/.well-known/openid-configuration`,
        },
      },
      logger: { level: "none" },
    });
    const step = await running.start({ journey: "All" });
    if (!("type" in step) || step.type !== "Step") throw new Error("No step");
    drive(step.callbacks);
    expect(await running.next(step)).toMatchObject({ type: "LoginSuccess" });
    expectAnswers();
    expect(server.mistakes()).toEqual([]);
  });

  test("has a case here", () => {
    const folder = join(import.meta.dirname, "../../runtime/callbacks");
    const files = readdirSync(folder).filter((name) => name.endsWith("-callback.ts"));
    // Three types of attributes are one file, two kinds of redirects one type.
    expect(files).toHaveLength(new Set(cases.map(({ callback }) => callback.type)).size - 2);
  });
});
