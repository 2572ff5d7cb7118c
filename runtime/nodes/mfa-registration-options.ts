import { confirmationCallback } from "../callbacks/confirmation-callback.ts";
import { textOutputCallback } from "../callbacks/text-output-callback.ts";
import { defineNode } from "../machine/define-node.ts";
import { ask, take, type NodeContext } from "../machine/node-type.ts";
import { namedUserName } from "./identity/named-user.ts";
import { expectAnswers } from "./input/answers.ts";
import { methodOf } from "./mfa/method.ts";
import {
  getAppLabel,
  optionsMessage,
  optOutLabel,
  registerLabel,
  skipLabel,
} from "./mfa/wording.ts";
import type { SettingsReader } from "../machine/read-settings.ts";

type Texts = Readonly<Record<string, string>>;

type Optional = "getApp" | "skip" | "optOut";
/** Asks what the user wants to do about a second factor. */
export const mfaRegistrationOptions = defineNode(
  {
    type: "MFARegistrationOptions",
    amType: "MultiFactorRegistrationOptionsNode",
    displayName: "MFA Registration Options",
    summary: "Lets the user choose whether to register a device.",
    documentation:
      "Offers to register, to get the app, to skip this time, and to opt out. It only asks: the nodes behind the " +
      "outcomes do the work. `mfaMethod`, which Push Sender and OATH Token Verifier nodes leave on `notRegistered`, " +
      "says what the choice is about.\n\n" +
      "A client that pressed nothing is asked again. The run ends in an error when there is no user name or no `mfaMethod`.",
    settings: {
      type: "object",
      properties: {
        mandatory: {
          type: "boolean",
          default: false,
          description: "Do not offer to skip or to opt out.",
        },
        getApp: { type: "boolean", default: true, description: "Offer to get the app." },
        message: {
          type: "object",
          kind: "localized",
          additionalProperties: { type: "string", description: "The text in this locale." },
          default: {},
          description: "What stands above the choices.",
        },
        registerDeviceLabel: {
          type: "object",
          kind: "localized",
          additionalProperties: { type: "string", description: "The text in this locale." },
          default: {},
          description: "The label of the choice to register.",
        },
        getAppLabel: {
          type: "object",
          kind: "localized",
          additionalProperties: { type: "string", description: "The text in this locale." },
          default: {},
          description: "The label of the choice to get the app.",
        },
        skipStepLabel: {
          type: "object",
          kind: "localized",
          additionalProperties: { type: "string", description: "The text in this locale." },
          default: {},
          description: "The label of the choice to skip.",
        },
        optOutLabel: {
          type: "object",
          kind: "localized",
          additionalProperties: { type: "string", description: "The text in this locale." },
          default: {},
          description: "The label of the choice to opt out.",
        },
      },
      required: [],
      additionalProperties: false,
    },
    outcomes: {
      from: "fixed",
      list: [
        {
          name: "register",
          id: "registerOutcome",
          displayName: "Register",
          description: "The user wants to register a device.",
        },
        {
          name: "getApp",
          id: "getAppOutcome",
          displayName: "Get App",
          description: "The user needs the app first.",
          when: { setting: "getApp", equals: true },
        },
        {
          name: "skip",
          id: "skipOutcome",
          displayName: "Skip",
          description: "The user does not want to register this time.",
          when: { setting: "mandatory", equals: false },
        },
        {
          name: "optOut",
          id: "optOutOutcome",
          displayName: "Opt-out",
          description: "The user never wants to register.",
          when: { setting: "mandatory", equals: false },
        },
      ],
    },
    interactive: true,
    pageMember: true,
    effects: {
      reads: [
        { key: "username", required: true },
        { key: "mfaMethod", required: true },
      ],
      writes: [],
      identity: [],
    },
  },
  {
    run(context, settings) {
      namedUserName(context.state);
      methodOf(context.state);
      const choices = choicesOf(context, settings);
      const pressed = context.answers && expectAnswers(context.answers, 2)[1]?.get("");
      const chosen = typeof pressed === "number" ? choices[pressed] : undefined;
      if (chosen) return take(chosen.outcome);
      const message =
        context.localize(context.settings.message) ?? context.localize(optionsMessage) ?? "";
      return ask([
        textOutputCallback(message),
        confirmationCallback({ options: choices.map(({ label }) => label) }),
      ]);
    },
  },
);

type Labels = Readonly<
  Partial<Record<"registerDeviceLabel" | "getAppLabel" | "skipStepLabel" | "optOutLabel", Texts>>
>;

interface Choice {
  readonly outcome: "register" | Optional;
  readonly label: string;
}

function choicesOf(context: NodeContext<Labels>, settings: SettingsReader): readonly Choice[] {
  const choice = (outcome: Choice["outcome"], own: Texts | undefined, usual: Texts): Choice => ({
    outcome,
    label: context.localize(own) ?? context.localize(usual) ?? outcome,
  });
  const {
    registerDeviceLabel,
    getAppLabel: getApp,
    skipStepLabel,
    optOutLabel: optOut,
  } = context.settings;
  return [
    choice("register", registerDeviceLabel, registerLabel),
    ...(settings.flag("getApp") ? [choice("getApp", getApp, getAppLabel)] : []),
    ...(settings.flag("mandatory")
      ? []
      : [choice("skip", skipStepLabel, skipLabel), choice("optOut", optOut, optOutLabel)]),
  ];
}
