import type { Callback, Json } from "@journeyc/runtime";

/** Every callback that the protocol has a page for, as nodes ask it (am-protocol, callbacks). */

type Outputs = Readonly<Record<string, Json>>;

/** @param inputs by suffix */
export function callback(
  type: string,
  outputs: Outputs,
  inputs: Readonly<Record<string, Json>> = {},
): Callback {
  return {
    type,
    output: Object.entries(outputs).map(([name, value]) => ({ name, value })),
    input: Object.entries(inputs).map(([suffix, value]) => ({ suffix, value })),
  };
}

const policies = (list: Readonly<Record<string, Outputs>>): Json => ({
  policyRequirements: Object.keys(list),
  fallbackPolicies: null,
  name: "value",
  policies: Object.entries(list).map(([requirement, params]) => ({
    policyId: requirement.toLowerCase(),
    params,
    policyRequirements: [requirement],
  })),
  conditionalPolicies: null,
});

export const failed = (policyRequirement: string, params: Outputs = {}): string =>
  JSON.stringify({ policyRequirement, params });

const validated = (value: Json) => ({ "": value, validateOnly: false });

export const name = (value = "", more: Outputs = {}): Callback =>
  callback("NameCallback", { prompt: "User Name", ...more }, { "": value });

export const password = (): Callback =>
  callback("PasswordCallback", { prompt: "Password" }, { "": "" });

export const newUserName = (failures: readonly string[] = [], value = ""): Callback =>
  callback(
    "ValidatedCreateUsernameCallback",
    {
      policies: policies({ REQUIRED: {}, MIN_LENGTH: { minLength: 3 } }),
      failedPolicies: failures,
      validateOnly: false,
      prompt: "Username",
    },
    validated(value),
  );

export const newPassword = (failures: readonly string[] = []): Callback =>
  callback(
    "ValidatedCreatePasswordCallback",
    {
      echoOn: false,
      policies: policies({
        REQUIRED: {},
        MIN_LENGTH: { minLength: 12 },
        AT_LEAST_X_NUMBERS: { numNums: 1 },
        CANNOT_CONTAIN_OTHERS: { disallowedFields: "userName" },
      }),
      failedPolicies: failures,
      validateOnly: false,
      prompt: "Password",
    },
    validated(""),
  );

export const attribute = (
  kind: "String" | "Number" | "Boolean",
  path: string,
  prompt: string,
  value: Json,
  more: Outputs = {},
): Callback =>
  callback(
    `${kind}AttributeInputCallback`,
    {
      name: path,
      prompt,
      required: false,
      policies: {},
      failedPolicies: [],
      validateOnly: false,
      value,
      ...more,
    },
    validated(value),
  );

export const textInput = (): Callback =>
  callback("TextInputCallback", { prompt: "Device name", defaultText: "My phone" }, { "": "" });

export const choice = (choices: readonly string[], defaultChoice = 0): Callback =>
  callback(
    "ChoiceCallback",
    { prompt: "How shall we reach you?", choices, defaultChoice },
    { "": defaultChoice },
  );

export const confirmation = (options: readonly string[], defaultOption = 0): Callback =>
  callback(
    "ConfirmationCallback",
    { prompt: "", messageType: 0, options, optionType: -1, defaultOption },
    { "": 100 },
  );

export const message = (text: string, messageType: "0" | "1" | "2" | "4" = "0"): Callback =>
  callback("TextOutputCallback", { message: text, messageType });

export const suspendedMessage = (): Callback =>
  callback("SuspendedTextOutputCallback", {
    message: "We have sent you an email. Open the link in it to go on.",
    messageType: "0",
  });

export const hidden = (value = "from-the-node"): Callback =>
  callback("HiddenValueCallback", { value, id: "clientValue" }, { "": "clientValue" });

export const kba = (): Callback =>
  callback(
    "KbaCreateCallback",
    {
      prompt: "Select a security question",
      predefinedQuestions: ["What was your first pet called?", "Where did you go to school?"],
      allowUserDefinedQuestions: true,
    },
    { question: "", answer: "" },
  );

export const terms = (): Callback =>
  callback(
    "TermsAndConditionsCallback",
    {
      version: "1.2",
      terms: Array.from({ length: 6 }, (_, index) => `${index + 1}. Be kind to each other.`).join(
        "\n\n",
      ),
      createDate: "2026-01-31T00:00:00.000Z",
    },
    { "": false },
  );

export const consent = (): Callback =>
  callback(
    "ConsentMappingCallback",
    {
      name: "managedUser_crm",
      displayName: "Customer care",
      icon: "",
      accessLevel: "Actual Profile",
      isRequired: false,
      message: "May we share your profile with our customer care?",
      fields: ["Name", null, "Email address"],
    },
    { "": false },
  );

export const providers = (local: boolean): Callback =>
  callback(
    "SelectIdPCallback",
    {
      providers: [
        { provider: "google", uiConfig: { buttonDisplayName: "Google" } },
        { provider: "apple", uiConfig: { buttonDisplayName: "Apple" } },
        ...(local ? [{ provider: "localAuthentication" }] : []),
      ],
      value: "",
    },
    { "": "" },
  );

export const redirect = (method: "GET" | "POST", redirectUrl: string): Callback =>
  callback("RedirectCallback", {
    redirectUrl,
    redirectMethod: method,
    trackingCookie: true,
    ...(method === "POST" ? { redirectData: { SAMLRequest: "request", RelayState: "r" } } : {}),
  });

export const polling = (milliseconds = 8_000): Callback =>
  callback("PollingWaitCallback", {
    waitTime: String(milliseconds),
    message: "Confirm the sign-on on your phone.",
  });

export const deviceProfile = (): Callback =>
  callback(
    "DeviceProfileCallback",
    { metadata: true, location: false, message: "Collecting" },
    { "": "" },
  );

export const captcha = (): Callback =>
  callback("ReCaptchaCallback", { recaptchaSiteKey: "key" }, { "": "" });

export const webAuthn = (): Callback =>
  callback("MetadataCallback", { data: { _action: "webauthn_authentication", challenge: "c" } });
