import { JourneyError } from "../errors.ts";

/** A script's name is that of a file; what it has thrown, or returned, is told by nobody. */

export function scriptThrew(script: string, cause: unknown): JourneyError {
  return new JourneyError(
    "script-exception",
    `The script \`${script}\` threw an error.`,
    "Read the cause in the log, and correct the script.",
    { cause },
  );
}

export function inputMissing(script: string, key: string): JourneyError {
  return new JourneyError(
    "script-input-missing",
    `The script \`${script}\` reads \`${key}\`, which is not set.`,
    "Let a node set it on every path to the script, or make it optional in the script's type.",
  );
}

export function outcomeUnknown(script: string): JourneyError {
  return new JourneyError(
    "script-outcome-unknown",
    `The script \`${script}\` took an outcome that its type does not list.`,
    "Correct the script, and compile the journey again.",
  );
}

export function outputUndeclared(script: string, outcome: string, key: string): JourneyError {
  return new JourneyError(
    "script-output-undeclared",
    `The script \`${script}\` wrote \`${key.slice(0, 64)}\` on \`${outcome}\`, which its type does not list.`,
    "Write the key into the script's return type, and compile the journey again.",
  );
}

export function outputMissing(script: string, outcome: string, key: string): JourneyError {
  return new JourneyError(
    "script-output-missing",
    `The script \`${script}\` did not write \`${key}\` on \`${outcome}\`, although its type says so.`,
    "Correct the script, or make the key optional in its return type.",
  );
}

export function resultWrong(script: string, wanted: string): JourneyError {
  return new JourneyError(
    "script-result-wrong",
    `The script \`${script}\` returned what is no result: ${wanted}.`,
    "Return an outcome, `take(outcome, state)`, or `ask(callbacks)`.",
  );
}
