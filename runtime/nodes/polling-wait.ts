import { confirmationCallback } from "../callbacks/confirmation-callback.ts";
import { pollingWaitCallback } from "../callbacks/polling-wait-callback.ts";
import { JourneyError } from "../errors.ts";
import { isObject } from "../json.ts";
import { defineNode } from "../machine/define-node.ts";
import { ask, take, type NodeContext, type NodeResult } from "../machine/node-type.ts";
import { expectAnswers } from "./input/answers.ts";
import { exitLabel } from "./input/prompts.ts";

type Texts = Readonly<Record<string, string>>;

/** What is shown during the wait. */
interface Messages {
  readonly waitingMessage?: Texts;
  readonly exitMessage?: Texts;
}

/** Kept with the question. */
interface Wait {
  /** When the wait ends, in milliseconds since the epoch. */
  readonly until: number;
  /** How often the client has asked too early. */
  readonly early: number;
}

/** Lets the client wait, and ask again. */
export const pollingWait = defineNode(
  {
    type: "PollingWait",
    amType: "PollingWaitNode",
    displayName: "Polling Wait",
    summary: "Waits, while the client asks again and again.",
    documentation:
      "Takes `done` when `secondsToWait` have passed, as between two looks at whether a push message was answered. " +
      "With `exitable` there is a button that ends the wait; with `spamDetectionEnabled` a client that asks too early " +
      "too often takes `spam`: once more than `spamDetectionTolerance`.\n\n" +
      "The time is that of the server: a client that asks before it has passed waits for the rest of it, whatever its " +
      "own clock says. The run ends in an error when the environment gives a number below zero.",
    settings: {
      type: "object",
      properties: {
        secondsToWait: {
          type: "integer",
          kind: "duration",
          unit: "seconds",
          default: 8,
          description: "How long to wait.",
        },
        spamDetectionEnabled: {
          type: "boolean",
          default: false,
          description: "Adds the outcome `spam`, for clients that ask too early.",
        },
        spamDetectionTolerance: {
          type: "integer",
          default: 3,
          description: "How often a client may ask too early.",
        },
        waitingMessage: {
          type: "object",
          kind: "localized",
          additionalProperties: { type: "string", description: "The text in this locale." },
          default: {},
          description: "The text during the wait, with `{{time}}` where the seconds shall stand.",
        },
        exitable: {
          type: "boolean",
          default: false,
          description: "Adds the outcome `exited`, and a button for it.",
        },
        exitMessage: {
          type: "object",
          kind: "localized",
          additionalProperties: { type: "string", description: "The text in this locale." },
          default: {},
          description: "The label of the button.",
        },
      },
      required: [],
      additionalProperties: false,
    },
    outcomes: {
      from: "fixed",
      list: [
        { name: "done", id: "DONE", displayName: "Done", description: "The time has passed." },
        {
          name: "exited",
          id: "EXITED",
          displayName: "Exited",
          description: "The user has ended the wait.",
          when: { setting: "exitable", equals: true },
        },
        {
          name: "spam",
          id: "SPAM",
          displayName: "Spam",
          description: "The client has asked too early too often.",
          when: { setting: "spamDetectionEnabled", equals: true },
        },
      ],
    },
    interactive: true,
    pageMember: true,
    effects: { reads: [], writes: [], identity: [] },
  },
  {
    run(context, settings): NodeResult<"done" | "exited" | "spam"> {
      const milliseconds = notNegative("secondsToWait", settings.integer("secondsToWait")) * 1_000;
      const tolerance = settings.flag("spamDetectionEnabled")
        ? notNegative("spamDetectionTolerance", settings.integer("spamDetectionTolerance"))
        : Infinity;
      const exitable = settings.flag("exitable");
      const { answers } = context;
      const now = context.now();
      if (answers === undefined) {
        return askLater(context, { until: now + milliseconds, early: 0 }, exitable);
      }
      const exit = expectAnswers(answers, exitable ? 2 : 1)[1];
      if (exit?.get("") === 0) return take("exited");
      const { until, early } = waitOf(context.memory) ?? { until: now + milliseconds, early: 0 };
      if (now >= until) return take("done");
      if (early + 1 > tolerance) return take("spam");
      return askLater(context, { until, early: early + 1 }, exitable);
    },
  },
);

/** Asks the client to come back when the wait is over. */
function askLater(
  context: NodeContext<Messages>,
  { until, early }: Wait,
  exitable: boolean,
): NodeResult<"done" | "exited" | "spam"> {
  const { waitingMessage, exitMessage } = context.settings;
  const left = until - context.now();
  const message = context
    .localize(waitingMessage)
    ?.replaceAll("{{time}}", String(Math.ceil(left / 1_000)));
  const exit = context.localize(exitMessage) ?? context.localize(exitLabel) ?? "Exit";
  return ask(
    [
      pollingWaitCallback(left, message ?? ""),
      ...(exitable ? [confirmationCallback({ options: [exit] })] : []),
    ],
    { memory: { until, early } },
  );
}

function waitOf(memory: unknown): Wait | undefined {
  if (!isObject(memory)) return undefined;
  const { until, early } = memory;
  return typeof until === "number" && typeof early === "number" ? { until, early } : undefined;
}

function notNegative(name: string, value: number): number {
  if (value >= 0) return value;
  throw new JourneyError(
    "node-setting-unusable",
    `The setting \`${name}\` of a Polling Wait node is below 0.`,
    "Correct the journey, or the environment variable that it comes from.",
  );
}
