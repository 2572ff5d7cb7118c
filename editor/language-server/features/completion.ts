import type { ClientCapabilities, CompletionItem, CompletionList } from "vscode-languageserver";
import { proposalsAt } from "../completion/complete.ts";
import type { Proposal } from "../completion/proposal.ts";
import { sceneAt } from "../completion/scene.ts";
import { abilitiesOf, documentationOf, toProtocol } from "../completion/to-protocol.ts";
import { helpsBehind, triggerCharacters } from "../completion/triggers.ts";
import type { Feature } from "../feature.ts";

/** What may be written at a place, with what is known about it. */
export const feature: Feature = {
  capabilities: (client) => ({
    completionProvider: {
      triggerCharacters: [...triggerCharacters],
      resolveProvider: resolves(client),
    },
  }),
  register(connection, session) {
    const { client } = session;
    const can = abilitiesOf(client);
    // An editor asks for the documentation of what it shows, which is the last answer.
    let list = 0;
    let answered: readonly Proposal[] = [];
    connection.onCompletion(({ textDocument, position, context }): CompletionList | null => {
      const asked = session.askedAt(textDocument, position);
      const scene = asked && sceneAt(asked, session);
      if (scene === undefined) return null;
      const trigger = context?.triggerCharacter;
      if (trigger !== undefined && !helpsBehind(trigger, scene.place)) return null;
      answered = inOrder(proposalsAt(scene).filter((one) => isOnOneLine(one, scene)));
      list += 1;
      const items = toProtocol(answered, scene, can).map((item, index): CompletionItem => {
        const proposal = answered[index];
        if (proposal === undefined || proposal.documentation === undefined) return item;
        if (!resolves(client)) return { ...item, ...documentationOf(proposal, client) };
        return { ...item, data: { list, index } };
      });
      return { isIncomplete: false, items };
    });
    connection.onCompletionResolve((item) => {
      const { data } = item as { data?: { list?: unknown; index?: unknown } };
      const proposal = data?.list === list ? answered[Number(data.index)] : undefined;
      return proposal === undefined ? item : { ...item, ...documentationOf(proposal, client) };
    });
  },
};

function resolves({ textDocument }: ClientCapabilities): boolean {
  const lazily = textDocument?.completion?.completionItem?.resolveSupport?.properties;
  return lazily?.includes("documentation") === true;
}

function inOrder(proposals: readonly Proposal[]): readonly Proposal[] {
  return proposals.toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
}

/** The protocol replaces nothing that spans lines: a text in three quotes. */
function isOnOneLine(
  { replace }: Proposal,
  { place, lines }: Pick<NonNullable<ReturnType<typeof sceneAt>>, "place" | "lines">,
): boolean {
  const { start, end } = replace ?? place.replace;
  return !/[\r\n]/.test(lines.text.slice(start, end));
}
