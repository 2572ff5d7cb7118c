import { JourneyError } from "../../errors.ts";
import type { Json } from "../../json.ts";
import type { Answer } from "../../machine/callbacks.ts";
import type { NodeResult, PageMemberRun } from "../../machine/node-type.ts";
import { echo } from "../input/echo.ts";

/** What a member had asked, and what was answered. `answers` is undefined for a member that had asked nothing. */
export interface MemberAnswers {
  readonly answers: readonly Answer[] | undefined;
  readonly memory: Json | undefined;
}

/** What a member of a page may answer. */
export type MemberResult = Exclude<NodeResult, { readonly kind: "enter" | "suspend" }>;

/**
 * Runs the members from top to bottom.
 * @param asked what was answered to each; undefined when the page is entered
 * @param ends whether a member's result makes the rest needless
 * @throws JourneyError `node-page-empty`, `node-page-member-unsupported`
 */
export async function runMembers(
  members: readonly PageMemberRun[],
  asked: readonly MemberAnswers[] | undefined,
  ends: (result: MemberResult, index: number) => boolean = () => false,
): Promise<readonly MemberResult[]> {
  if (members.length === 0) throw pageEmpty();
  const results: MemberResult[] = [];
  for (const [index, member] of members.entries()) {
    const own = asked?.[index];
    const result = memberResult(member, await member.run(own?.answers, own?.memory));
    results.push(result);
    if (ends(result, index)) break;
  }
  return results;
}

export function stillAsks(results: readonly MemberResult[]): boolean {
  return results.some((result) => result.kind === "ask");
}

/**
 * The questions of the whole page, for another try: members that are content ask once more, because what they keep
 * for one step only (a password) is gone with the next; the user finds his other answers filled in.
 */
export async function askAgain(
  members: readonly PageMemberRun[],
  results: readonly MemberResult[],
  asked: readonly MemberAnswers[],
): Promise<readonly MemberResult[]> {
  const questions: MemberResult[] = [];
  for (const [index, member] of members.entries()) {
    const result = results[index];
    const answers = asked[index]?.answers;
    if (!result) throw pageEmpty();
    if (result.kind === "ask" || answers === undefined) {
      questions.push(result);
      continue;
    }
    const question = memberResult(member, await member.run(undefined, undefined));
    questions.push(
      question.kind === "ask"
        ? {
            ...question,
            callbacks: question.callbacks.map((callback, at) => echo(callback, answers[at])),
          }
        : question,
    );
  }
  return questions;
}

/** A member may ask or take an outcome; anything else, an unknown answer too, ends the run. */
function memberResult(member: PageMemberRun, result: NodeResult): MemberResult {
  if (result.kind === "ask" || result.kind === "outcome") return result;
  throw new JourneyError(
    "node-page-member-unsupported",
    `The member \`${member.name}\` of a page neither asks nor takes an outcome.`,
    "Put the node beside the page instead of on it.",
  );
}

function pageEmpty(): JourneyError {
  return new JourneyError(
    "node-page-empty",
    "A page has no members, so that it asks nothing and has no outcome.",
    "Add a member to the page, or remove the page.",
  );
}
