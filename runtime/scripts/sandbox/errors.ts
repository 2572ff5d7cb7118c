import { JourneyError } from "../../errors.ts";

/**
 * What ends a run because of a script. The operator learns which script, and where in it; of what a script has thrown
 * itself nobody learns the text, as that may quote a user.
 */

/** Something went wrong that the script may catch, as it may in AM. */
export class ScriptFault extends Error {
  override readonly name = "ScriptFault";
}

export function scriptThrew(script: string, what: string, line: number | undefined): JourneyError {
  return new JourneyError(
    "script-exception",
    `The script \`${script}\` threw ${what}${atLine(line)}.`,
    "Correct the script, or catch the error there and take an outcome for it.",
  );
}

export function scriptSyntax(script: string, what: string, line: number | undefined): JourneyError {
  return new JourneyError(
    "script-syntax",
    `The script \`${script}\` is no JavaScript${atLine(line)}: ${what}.`,
    "Correct the script, and compile the journey again.",
  );
}

export function timeExceeded(script: string, milliseconds: number): JourneyError {
  return new JourneyError(
    "script-time-exceeded",
    `The script \`${script}\` was stopped after ${milliseconds} ms.`,
    "Look for a loop without end, or raise `scripts.milliseconds`.",
  );
}

export function memoryExceeded(script: string, bytes: number): JourneyError {
  return new JourneyError(
    "script-memory-exceeded",
    `The script \`${script}\` needs more than ${bytes} bytes, or calls itself too deeply.`,
    "Look for a recursion without end and for texts or lists that grow in a loop, or raise `scripts.memoryBytes`.",
  );
}

export function tooMuch(script: string, what: string, limit: number): JourneyError {
  return new JourneyError(
    "script-too-much",
    `The script \`${script}\` has more of this than the ${limit} that it may: ${what}.`,
    "Let the script do less in one run.",
  );
}

export function notRepeatable(script: string, call: string): JourneyError {
  return new JourneyError(
    "script-not-repeatable",
    `The script \`${script}\` called \`${call}\` otherwise when it ran again with what it had been answered.`,
    "Let what the script asks for depend on nothing but its bindings.",
  );
}

export function noOutcome(script: string): JourneyError {
  return new JourneyError(
    "script-no-outcome",
    `The script \`${script}\` ended without an outcome and without callbacks.`,
    'Call `action.goTo("…")` or set `outcome` on every path, or build callbacks.',
  );
}

export function outcomeUnknown(script: string, outcome: string): JourneyError {
  return new JourneyError(
    "script-outcome-unknown",
    `The script \`${script}\` took ${JSON.stringify(outcome.slice(0, 64))}, which is not in the node's \`outcomes\`.`,
    "Add it to `outcomes` and wire it, or correct the script.",
  );
}

export function outputMissing(script: string, key: string): JourneyError {
  return new JourneyError(
    "script-output-missing",
    `The script \`${script}\` did not write \`${key}\`, which the node's \`outputs\` say it does.`,
    "Correct the script, or take the key out of `outputs`.",
  );
}

export function afterSuspension(script: string, binding: string): JourneyError {
  return new JourneyError(
    "script-binding-unsupported",
    `The script \`${script}\` calls \`${binding}\` in the function that it gives to \`action.suspend\`.`,
    "Send the link there with `httpClient`; do everything else before `action.suspend`.",
  );
}

/** @param binding as the script wrote it: `secrets.getGenericSecret` */
export function unsupported(script: string, binding: string, instead: string): JourneyError {
  return new JourneyError(
    "script-binding-unsupported",
    `The script \`${script}\` uses \`${binding}\`, which is not there outside of AM.`,
    instead,
  );
}

export function misused(script: string, binding: string, wanted: string): JourneyError {
  return new JourneyError(
    "script-binding-misused",
    `The script \`${script}\` called \`${binding}\` with what it cannot use.`,
    `Correct the script: ${wanted}.`,
  );
}

export function originRefused(script: string, origin: string): JourneyError {
  return new JourneyError(
    "script-origin-refused",
    `The script \`${script}\` wants to call ${origin}, which the app does not allow.`,
    "Add the origin to `scripts.httpClient.origins`, if scripts may send what they know there.",
  );
}

export function writeRefused(script: string, binding: string, attribute: string): JourneyError {
  return new JourneyError(
    "script-write-refused",
    `The script \`${script}\` would change \`${attribute.slice(0, 64)}\` by \`${binding}\`: it decides who can sign on.`,
    "Use the node type that is made for it, such as Patch Object, so that the checker sees it.",
  );
}

export function userUnknown(script: string): JourneyError {
  return new JourneyError(
    "script-user-unknown",
    `The script \`${script}\` identified a user who is not stored, or the journey names no resource.`,
    "Look the user up before `action.withIdentifiedUser`, and write the resource after the journey's name.",
  );
}

function atLine(line: number | undefined): string {
  return line === undefined ? "" : ` at line ${line}`;
}
