import type { ClientCapabilities, CompletionItem, CompletionList } from "vscode-languageserver";
import { proposalsAt } from "../completion/complete.ts";
import type { Proposal } from "../completion/proposal.ts";
import { type Scene, sceneAt } from "../completion/scene.ts";
import { abilitiesOf, documentationOf, toProtocol } from "../completion/to-protocol.ts";
import { helpsBehind, triggerCharacters } from "../completion/triggers.ts";
import type { Feature } from "../feature.ts";
import type { Hovered } from "../hover/hovered.ts";
import { boundForFacts, contextOf } from "../project/facts.ts";
import type { Session } from "../session.ts";

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
    let last: Answer | undefined;
    let count = 0;
    connection.onCompletion(({ textDocument, position, context }): CompletionList | null => {
      const asked = session.askedAt(textDocument, position);
      const scene = asked && sceneAt(asked, session);
      if (scene === undefined) return null;
      const trigger = context?.triggerCharacter;
      if (trigger !== undefined && !helpsBehind(trigger, scene.place)) return null;
      const proposals = inOrder(proposalsAt(scene).filter((one) => isOnOneLine(one, scene)));
      count += 1;
      last = { id: count, scene, proposals };
      const hovered = resolves(client) ? undefined : hoveredIn(scene, session);
      const items = toProtocol(proposals, scene, can).map((item, index): CompletionItem => {
        const proposal = proposals[index];
        if (proposal?.documentation === undefined) return item;
        if (!resolves(client)) return { ...item, ...documentationOf(proposal, hovered, client) };
        return { ...item, data: { id: count, index } };
      });
      // What is not read yet may have more.
      return { isIncomplete: !scene.project.isRead, items };
    });
    connection.onCompletionResolve((item) => {
      const { data } = item as { data?: { id?: unknown; index?: unknown } };
      const proposal = data?.id === last?.id ? last?.proposals[Number(data?.index)] : undefined;
      if (last === undefined || proposal === undefined) return item;
      return { ...item, ...documentationOf(proposal, hoveredIn(last.scene, session), client) };
    });
  },
};

/** What an editor was last proposed. */
interface Answer {
  readonly id: number;
  readonly scene: Scene;
  readonly proposals: readonly Proposal[];
}

function hoveredIn(scene: Scene, session: Session): Hovered | undefined {
  const bound = boundForFacts(scene.project, scene.path);
  if (bound === undefined) return undefined;
  const pageOf = (code: string): string | undefined => session.pageOf(code);
  return { asked: scene, ...bound, context: contextOf(bound.program), pageOf };
}

function resolves({ textDocument }: ClientCapabilities): boolean {
  const lazily = textDocument?.completion?.completionItem?.resolveSupport?.properties;
  return lazily?.includes("documentation") === true;
}

function inOrder(proposals: readonly Proposal[]): readonly Proposal[] {
  return proposals.toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
}

/** The protocol replaces nothing that spans lines: a text in three quotes. */
function isOnOneLine({ replace }: Proposal, { place, lines }: Scene): boolean {
  const { start, end } = replace ?? place.replace;
  return !/[\r\n]/.test(lines.text.slice(start, end));
}
