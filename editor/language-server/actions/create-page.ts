import { quote, titleOf } from "journeyc/analysis";
import { CodeActionKind } from "vscode-languageserver";
import type { Action } from "../action.ts";
import { insertion } from "../edits/insertion.ts";
import { likelyTypes } from "../edits/likely-types.ts";
import { blank } from "../edits/snippet.ts";
import { unknownNodes } from "../edits/unknown-nodes.ts";

const kind = CodeActionKind.QuickFix;

/** Asked for where the page's name says nothing of what it asks for. */
const usualMember = "PlatformUsername";

/** Makes the page that an arrow leads to, with one thing to ask for: a page without any is an error. */
export const action: Action = {
  kinds: [kind],
  *propose(request) {
    for (const { finding, name, place, catalogue } of unknownNodes(request)) {
      const type =
        likelyTypes(catalogue, name, catalogue.nodes.size).find(
          // What must be said of it nobody can know here.
          ({ pageMember, settings, outcomes }) =>
            pageMember &&
            settings.required.length === 0 &&
            outcomes.from === "fixed" &&
            outcomes.list.length === 1,
        )?.type ?? usualMember;
      const member = type === usualMember ? "username" : "answer";
      const { offset, indentation } = place;
      const write = (header: string, memberName: string, memberType: string): string =>
        [
          `\n\n${indentation}page ${name} {`,
          `\n${indentation}  pageHeader: { en: "${header}" }`,
          `\n\n${indentation}  ${memberName}: ${memberType}`,
          `\n\n${indentation}  -> failure`,
          `\n${indentation}}`,
        ].join("");
      const header = titleOf(name);
      yield {
        title: `Create page ${quote(name)}`,
        kind,
        group: "create",
        repairs: [finding],
        change: () => ({
          edits: [
            {
              ...insertion(request.path, offset, write(header, member, type)),
              snippet: write(blank(1, header), blank(2, member), blank(3, type)),
            },
          ],
        }),
      };
    }
  },
};
