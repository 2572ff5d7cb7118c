import type { Member, Node } from "../../2-bind/model.ts";
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

export const notAMember = defineDiagnostic<{ name: string; why: string }>({
  code: "J3013",
  severity: "error",
  title: "Node that cannot be a page member",
  message: ({ name, why }) => `${quote(name)} cannot be a member here: ${why}.`,
});

function checkMember(journey: CheckedJourney, member: Member, isLast: boolean): Diagnostic[] {
  const { manifest, declaration } = member;
  if (manifest === undefined) return [];
  const place = placeIn(journey, declaration.type.span);
  if (!manifest.pageMember) {
    const why = `a ${quote(manifest.type)} node asks the user nothing on a page`;
    const hints = ["Write it as a `node` that the page leads to."];
    return [report(notAMember, { name: member.name, why }, place, { hints })];
  }
  const outcomes = (member.outcomes ?? []).map(({ name }) => name);
  if (isLast || outcomes.length <= 1) return [];
  const why = `it has several outcomes, ${quoteList(outcomes)}, and is not the last`;
  const hints = ["A page has the outcomes of its last member; put this one last."];
  return [report(notAMember, { name: member.name, why }, place, { hints })];
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
  reports: [emptyPage, notAMember],
  allowable: false,
  *check(context) {
    for (const journey of context.journeys) {
      for (const node of journey.nodes) yield* checkPage(journey, node);
    }
  },
};
