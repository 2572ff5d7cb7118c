import type { PageMemberRun } from "../../machine/node-type.ts";
import type { MemberResult } from "./members.ts";

/** The members in the order in which they run: a choice of identity providers that stands last comes first. */
export function inOrder(members: readonly PageMemberRun[]): {
  readonly members: readonly PageMemberRun[];
  /** The place of the member whose outcome is the page's. */
  readonly deciding: number;
  /** Who signs on elsewhere need not fill in the rest. */
  readonly ends: (result: MemberResult, index: number) => boolean;
} {
  const last = members.at(-1);
  if (members.length < 2 || last?.manifest.type !== "SelectIdentityProvider")
    return { members, deciding: members.length - 1, ends: () => false };
  return {
    members: [last, ...members.slice(0, -1)],
    deciding: 0,
    ends: (result, index) =>
      index === 0 && result.kind === "outcome" && result.outcome === "socialAuthentication",
  };
}
