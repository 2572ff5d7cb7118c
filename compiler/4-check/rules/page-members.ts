import type { Member, Node } from "../../2-bind/model.ts";
import { outcomesOf } from "../../2-bind/outcomes.ts";
import { quote, quoteList } from "../../2-bind/text.ts";
import { defineDiagnostic, report, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { CheckedJourney } from "../context.ts";
import type { Rule } from "../rule.ts";
import { placeIn, placeOfNode } from "../wiring/places.ts";

export const emptyPage = defineDiagnostic<{ page: string }>({
  code: "J3012",
  severity: "error",
  title: "Page without members",
  message: ({ page }) => `Page ${quote(page)} has no members, so it has nothing to ask.`,
});

export const notAMember = defineDiagnostic<{ type: string }>({
  code: "J3013",
  severity: "error",
  title: "Node type that cannot be on a page",
  message: ({ type }) => `A ${quote(type)} node cannot be a member of a page.`,
});

export const severalOutcomes = defineDiagnostic<{ member: string; outcomes: readonly string[] }>({
  code: "J3014",
  severity: "error",
  title: "Page member with several outcomes",
  message: ({ member, outcomes }) =>
    `${quote(member)} has several outcomes, ${quoteList(outcomes)}, and is not the last member of its page.`,
});

function checkMember(journey: CheckedJourney, member: Member, isLast: boolean): Diagnostic[] {
  const { manifest, declaration } = member;
  if (manifest === undefined) return [];
  if (!manifest.pageMember) {
    const place = placeIn(journey, declaration.type.span);
    const hints = ["Members ask the user; write it as a `node` after the page."];
    return [report(notAMember, { type: manifest.type }, place, { hints })];
  }
  const outcomes = (outcomesOf(manifest, declaration.settings) ?? []).map(({ name }) => name);
  if (isLast || outcomes.length <= 1) return [];
  const place = placeIn(journey, declaration.name.span);
  const hints = ["A page has the outcomes of its last member; put this one last."];
  return [report(severalOutcomes, { member: member.name, outcomes }, place, { hints })];
}

function checkPage(journey: CheckedJourney, page: Node): Diagnostic[] {
  if (page.declaration.kind !== "Page") return [];
  if (page.members.length === 0) {
    const hints = ["Add a member: `username: PlatformUsername`."];
    return [report(emptyPage, { page: page.name }, placeOfNode(journey, page), { hints })];
  }
  const last = page.members.length - 1;
  return page.members.flatMap((member, index) => checkMember(journey, member, index === last));
}

export const rule: Rule = {
  reports: [emptyPage, notAMember, severalOutcomes],
  allowable: false,
  *check(context) {
    for (const journey of context.journeys) {
      for (const node of journey.nodes) yield* checkPage(journey, node);
    }
  },
};
