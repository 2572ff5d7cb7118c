import { passwordCallback } from "../callbacks/password-callback.ts";
import type { ManagedObject } from "../directory/directory.ts";
import {
  answersAttribute,
  questionOf,
  type GivenAnswer,
  type SecurityQuestion,
} from "../directory/security-answers.ts";
import { JourneyError } from "../errors.ts";
import type { Json } from "../json.ts";
import type { Answer } from "../machine/callbacks.ts";
import { defineNode } from "../machine/define-node.ts";
import { ask, take, type NodeContext } from "../machine/node-type.ts";
import { journeyResource } from "./identity/resource.ts";
import { identityMissing, identityValue } from "./identity/stored-object.ts";
import { expectAnswers, textAnswer } from "./input/answers.ts";
import { pickedQuestions } from "./kba/picked-questions.ts";
import { questionText, securityQuestionsOf } from "./kba/questions.ts";
import { decision, identityAttribute, identityRead } from "./settings/common.ts";
import type { SettingsReader } from "../machine/read-settings.ts";

/** Lets the user show who he is by what he knows. */
export const kbaVerification = defineNode(
  {
    type: "KBAVerification",
    amType: "KbaVerifyNode",
    displayName: "KBA Verification",
    summary: "Asks some of the user's security questions, and checks the answers.",
    documentation:
      "Finds the object by `identityAttribute`, and asks as many of its questions as the app's option " +
      "`securityQuestions` says, all at once. All answers must be right: nobody is told which one was wrong.\n\n" +
      "Which questions are asked is chosen by a secret of the app, anew each day; in AM it is by chance, each time, so " +
      "that one could begin again until an easy one comes up. An unknown user, and one with too few questions, is asked " +
      "questions of the app that are chosen in the same way, and takes `false` after the same work; in AM the run ends in " +
      "an error. So only a question that a user has written himself tells that there is such a user.\n\n" +
      "Attempts are counted with those of passwords. Beyond the limits of the app even right answers take `false`, while " +
      "in AM the run ends in an error.\n\n" +
      "An app without `securityQuestions` does not start. The run ends in an error when no identity was collected, when " +
      "the journey names no resource, or when `kbaInfoAttribute` is another one than `kbaInfo`: the directory keeps " +
      "answers in no other.",
    settings: {
      type: "object",
      properties: {
        kbaInfoAttribute: {
          type: "string",
          kind: "attribute",
          minLength: 1,
          default: "kbaInfo",
          description:
            "The attribute that holds the questions and the hashed answers. Only `kbaInfo` can be used.",
        },
        identityAttribute,
      },
      required: [],
      additionalProperties: false,
    },
    outcomes: decision(
      "All answers are right.",
      "At least one answer is wrong, or there is no such active user.",
    ),
    interactive: true,
    pageMember: true,
    effects: {
      reads: [identityRead],
      writes: [],
      identity: [
        {
          outcome: "true",
          effect: "proves",
          key: "objectAttributes.${identityAttribute}",
          factor: "knowledge",
        },
      ],
      guess: { wrong: ["false"] },
      limit: { outcomes: ["false"], by: "lockout" },
    },
  },
  {
    needs: ["securityQuestions"],
    async run(context, settings) {
      const user = await namedUser(context, settings);
      const asked = askedQuestions(context.memory);
      const given = asked && context.answers && givenAnswers(asked, context.answers);
      if (given) return take((await verify(context, user, given)) ? "true" : "false");
      const app = securityQuestionsOf(context);
      const questions = asked ?? pickedQuestions(context, user.object, user.name, app);
      return ask(
        questions.map((question) => passwordCallback(questionText(context, question, app))),
        { memory: questions.map((question) => ({ ...question })) },
      );
    },
  },
);

/** Whom the run names, whether or not there is such a user. */
interface NamedUser {
  readonly resource: string;
  readonly attribute: string;
  readonly value: string;
  readonly object: ManagedObject | undefined;
  /** Under which attempts are counted. */
  readonly name: string;
}

async function namedUser(
  context: NodeContext<unknown>,
  settings: SettingsReader,
): Promise<NamedUser> {
  if (settings.text("kbaInfoAttribute") !== answersAttribute) throw otherAttribute();
  const attribute = settings.text("identityAttribute");
  const resource = journeyResource(context).name;
  const value = identityValue(context.state, attribute);
  if (value === undefined) throw identityMissing(attribute);
  const object = await context.directory.find(resource, attribute, value);
  const userName = object?.attributes["userName"];
  const name = typeof userName === "string" ? userName : value;
  return { resource, attribute, value, object, name };
}

/** What was asked, as it was kept with the question. */
function askedQuestions(memory: Json | undefined): readonly SecurityQuestion[] | undefined {
  if (!Array.isArray(memory)) return undefined;
  const entries: readonly Json[] = memory;
  const questions = entries.flatMap((entry) => questionOf(entry) ?? []);
  return questions.length > 0 && questions.length === entries.length ? questions : undefined;
}

/** Undefined when one is no text: the same questions are asked again then. */
function givenAnswers(
  asked: readonly SecurityQuestion[],
  answers: readonly Answer[],
): readonly GivenAnswer[] | undefined {
  const texts = expectAnswers(answers, asked.length).map(textAnswer);
  const given = asked.flatMap((question, index) => {
    const answer = texts[index];
    return answer === undefined ? [] : [{ question, answer }];
  });
  return given.length === asked.length ? given : undefined;
}

async function verify(
  context: NodeContext<unknown>,
  { resource, attribute, value, name }: NamedUser,
  answers: readonly GivenAnswer[],
): Promise<boolean> {
  const attempt = await context.attempts.count(name);
  const refused = attempt.refusedBy !== undefined;
  // Where the attempt is refused, nobody's answers are compared, at the same cost.
  const object = await context.directory.verifyAnswers(
    resource,
    attribute,
    refused ? "" : value,
    answers,
  );
  if (!object || refused) return false;
  await attempt.succeeded();
  context.identity.prove(object);
  return true;
}

function otherAttribute(): JourneyError {
  return new JourneyError(
    "node-setting-unusable",
    "The setting `kbaInfoAttribute` of a KBA Verification node is another one than `kbaInfo`.",
    "Take the setting out, and keep the answers in `kbaInfo`.",
  );
}
