import {
  ConfigurationError,
  createJourneys,
  defineJourney,
  member,
  node,
  type Journey,
} from "@journeyc/runtime";
import { acceptTermsAndConditions } from "@journeyc/runtime/nodes/accept-terms-and-conditions";
import { consentCollector } from "@journeyc/runtime/nodes/consent-collector";
import { debug } from "@journeyc/runtime/nodes/debug";
import { kbaDecision } from "@journeyc/runtime/nodes/kba-decision";
import { kbaDefinition } from "@journeyc/runtime/nodes/kba-definition";
import { kbaVerification } from "@journeyc/runtime/nodes/kba-verification";
import { page } from "@journeyc/runtime/nodes/page";
import { describe, expect, test } from "vitest";
import { key, login, resource } from "../machine/support/journeys.ts";

// What an app says for its nodes: terms, consent, and whether the state is shown.

/** What is wrong with these options, as a start tells it. */
function mistakesOf(
  options: object,
  journeys: readonly Journey[] = [login],
): readonly (readonly [code: string, message: string])[] {
  try {
    createJourneys<Journey>({ journeys, keys: [key], environment: {}, ...options });
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.mistakes.map(({ code, message }) => [code, message]);
  }
  return [];
}

const wrong = (option: string) => ["option-wrong", `\`${option}\` cannot be used.`] as const;
const asksForTerms = defineJourney({
  name: "Registration",
  connectors: {},
  resource,
  start: "welcome",
  nodes: {
    welcome: node(page, {
      members: { terms: member(acceptTermsAndConditions) },
      outcomes: { outcome: "again" },
    }),
    again: node(acceptTermsAndConditions, { outcomes: { outcome: "stop" } }),
  },
});

describe("terms", () => {
  const terms = { version: "1", text: "Be kind.", createDate: "2026-01-31" };

  test("a journey that asks to accept terms does not start without any", () => {
    expect(mistakesOf({}, [asksForTerms])).toEqual([
      [
        "terms-missing",
        "The app has no terms and conditions, which is what `terms` of journey `Registration`, `again` of journey " +
          "`Registration` asks to accept.",
      ],
    ]);
    expect(mistakesOf({ terms }, [asksForTerms])).toEqual([]);
  });

  test.each([
    { createDate: "2026-01-31T12:00Z" },
    { createDate: "2026-01-31T12:00:00.000+01:00" },
    { text: { en: "Be kind.", de: "Sei nett." } },
  ])("%o is fine", (part) => {
    expect(mistakesOf({ terms: { ...terms, ...part } })).toEqual([]);
  });

  test.each([
    ["version", ""],
    ["version", 1],
    ["text", " "],
    ["text", {}],
    ["text", { en: "" }],
    ["text", ["Be kind."]],
    ["createDate", "31.1.2026"],
    ["createDate", "2026-13-01"],
    ["createDate", 1_770_000_000_000],
  ])("%s %o is told", (part, value) => {
    expect(mistakesOf({ terms: { ...terms, [part]: value } })).toEqual([wrong(`terms.${part}`)]);
  });

  test("what is no object, or has other names, is told", () => {
    expect(mistakesOf({ terms: "Be kind." })).toEqual([wrong("terms")]);
    expect(mistakesOf({ terms: { ...terms, created: "2026" } })).toEqual([
      ["option-unknown", "There is no option `terms.created`."],
    ]);
  });
});

describe("securityQuestions", () => {
  const securityQuestions = {
    questions: { pet: "What was your first pet called?", city: { en: "Where were you born?" } },
    minimumAnswersToDefine: 2,
    minimumAnswersToVerify: 1,
  };

  test("a journey that asks security questions does not start without any", () => {
    const outcomes = { true: "stop", false: "stop" } as const;
    const asks = defineJourney({
      name: "Reset",
      connectors: {},
      resource,
      start: "define",
      nodes: {
        define: node(kbaDefinition, { outcomes: { outcome: "decide" } }),
        decide: node(kbaDecision, { outcomes: { true: "verify", false: "stop" } }),
        verify: node(kbaVerification, { outcomes }),
      },
    });
    expect(mistakesOf({}, [asks])).toEqual([
      [
        "security-questions-missing",
        "The app has no security questions, which is what `define` of journey `Reset`, `decide` of journey `Reset`, " +
          "`verify` of journey `Reset` asks.",
      ],
    ]);
    expect(mistakesOf({ securityQuestions }, [asks])).toEqual([]);
  });

  test.each([
    ["questions", {}],
    ["questions", ["What?"]],
    ["questions", { pet: "" }],
    ["questions", { pet: {} }],
    ["questions", { "": "What?", city: "Where?" }],
    ["minimumAnswersToDefine", 0],
    ["minimumAnswersToDefine", 3],
    ["minimumAnswersToDefine", 1.5],
    ["minimumAnswersToDefine", "2"],
    ["minimumAnswersToVerify", 0],
    ["minimumAnswersToVerify", 3],
    ["minimumAnswersToVerify", undefined],
  ])("%s %o is told", (part, value) => {
    expect(
      mistakesOf({ securityQuestions: { ...securityQuestions, [part]: value } }),
    ).toContainEqual(wrong(`securityQuestions.${part}`));
  });

  test("what is no object, or has other names, is told", () => {
    expect(mistakesOf({ securityQuestions: [] })).toEqual([wrong("securityQuestions")]);
    expect(mistakesOf({ securityQuestions: { ...securityQuestions, answers: 2 } })).toEqual([
      ["option-unknown", "There is no option `securityQuestions.answers`."],
    ]);
  });
});

describe("consentMappings", () => {
  test("a journey that asks for consent starts without any: nobody is asked", () => {
    const asksForConsent = defineJourney({
      name: "Consent",
      connectors: {},
      resource,
      start: "ask",
      nodes: { ask: node(consentCollector, { outcomes: { outcome: "stop" } }) },
    });
    expect(mistakesOf({}, [asksForConsent])).toEqual([]);
  });

  test("a name is enough", () => {
    expect(mistakesOf({ consentMappings: [{ name: "newsletter" }] })).toEqual([]);
  });

  test.each([
    ["name", ""],
    ["name", 7],
    ["displayName", ""],
    ["icon", 7],
    ["accessLevel", []],
    ["fields", "mail"],
    ["fields", [7]],
  ])("%s %o is told", (part, value) => {
    expect(mistakesOf({ consentMappings: [{ name: "newsletter", [part]: value }] })).toEqual([
      wrong(`consentMappings[0].${part}`),
    ]);
  });

  test("two of one name, and what is no list of objects, are told", () => {
    const twice = [{ name: "newsletter" }, { name: "newsletter" }];
    expect(mistakesOf({ consentMappings: twice })).toEqual([wrong("consentMappings[1].name")]);
    expect(mistakesOf({ consentMappings: ["newsletter"] })).toEqual([wrong("consentMappings")]);
  });
});

describe("showState", () => {
  const debugs = defineJourney({
    name: "Debug",
    connectors: {},
    start: "look",
    nodes: { look: node(debug, { outcomes: { outcome: "stop" } }) },
  });
  const production = { NODE_ENV: "production" };

  test("production refuses it, and nothing else that a Debug node needs", () => {
    expect(mistakesOf({ showState: true, environment: production }, [debugs])).toEqual([
      ["state-shown-in-production", "`showState` lets Debug nodes show what users have entered."],
    ]);
    expect(mistakesOf({ showState: false, environment: production }, [debugs])).toEqual([]);
    expect(mistakesOf({ showState: true }, [debugs])).toEqual([]);
    expect(mistakesOf({ showState: "no" }, [debugs])).toEqual([wrong("showState")]);
  });
});
