import {
  type CodeAction,
  type CodeActionContext,
  type CodeActionKind,
  type CodeActionParams,
  LSPErrorCodes,
  type Range,
  ResponseError,
} from "vscode-languageserver";
import { type Action, type ActionRequest, groups, type Proposal } from "../action.ts";
import { actions } from "../actions/index.ts";
import { isNoWorse } from "../edits/no-worse.ts";
import { actionRequest, knownTo } from "../edits/request.ts";
import { changeEdit } from "../edits/workspace-edit.ts";
import type { Feature } from "../feature.ts";
import type { Session } from "../session.ts";

/** What a proposal takes along, so that its edit can be worked out when it is chosen. */
interface Chosen {
  readonly uri: string;
  readonly version: number | undefined;
  readonly range: Range;
  readonly context: CodeActionContext;
  /** Which of the proposals it is. */
  readonly index: number;
}

/** Kinds are a tree: `refactor` stands for `refactor.rewrite`, too. */
function isOf(kind: CodeActionKind, wanted: CodeActionKind): boolean {
  return wanted === "" || kind === wanted || kind.startsWith(`${wanted}.`);
}

/** What is done to a whole file is proposed to who asks for it. */
function isWanted(kind: CodeActionKind, only: readonly CodeActionKind[] | undefined): boolean {
  return only?.some((wanted) => isOf(kind, wanted)) ?? !isOf(kind, "source");
}

function proposals(
  request: ActionRequest,
  only: readonly CodeActionKind[] | undefined,
): readonly Proposal[] {
  const may = ({ kinds }: Action): boolean => kinds.some((kind) => isWanted(kind, only));
  const found = actions.filter(may).flatMap((action) => [...action.propose(request)]);
  const rank = ({ preferred, group }: Proposal): number =>
    preferred === true ? -1 : groups.indexOf(group);
  return found
    .filter(({ kind }) => isWanted(kind, only))
    .toSorted((one, other) => rank(one) - rank(other));
}

/** True where the edit can wait until the action is chosen. */
function resolves(session: Session): boolean {
  const can = session.client.textDocument?.codeAction;
  return can?.dataSupport === true && can.resolveSupport?.properties.includes("edit") === true;
}

function toProtocol(
  { title, kind, preferred, repairs, change }: Proposal,
  index: number,
  request: ActionRequest,
  { textDocument, range, context }: CodeActionParams,
  session: Session,
): CodeAction | undefined {
  const { project, path } = request;
  const diagnostics = (repairs ?? []).flatMap((finding) =>
    knownTo(context, finding, session.rangeIn(project, path, finding.primary.span)),
  );
  const shown = {
    title,
    kind,
    ...(diagnostics.length > 0 && { diagnostics }),
    ...(preferred === true &&
      session.client.textDocument?.codeAction?.isPreferredSupport === true && {
        isPreferred: true,
      }),
  };
  if (resolves(session)) {
    const { uri } = textDocument;
    const version = session.documents.get(uri)?.version;
    return { ...shown, data: { uri, version, range, context, index } satisfies Chosen };
  }
  const made = change();
  if (made.edits.length === 0 && made.newFiles === undefined) return undefined;
  return { ...shown, edit: changeEdit(session, project, made) };
}

function resolve(action: CodeAction, session: Session): CodeAction | ResponseError {
  const { uri, version, range, context, index } = action.data as Chosen; // as it was sent
  const request = actionRequest(session, { uri }, range, context);
  const isCurrent = session.documents.get(uri)?.version === version;
  const all = request && isCurrent ? proposals(request, context.only) : [];
  const isChosen = ({ title }: Proposal): boolean => title === action.title;
  // What is known of other files may have grown since: then it stands elsewhere in the list.
  const chosen = all.slice(index).find(isChosen) ?? all.find(isChosen);
  if (request === undefined || chosen === undefined)
    return new ResponseError(LSPErrorCodes.ContentModified, "The text is another one now.");
  return { ...action, edit: changeEdit(session, request.project, chosen.change()) };
}

/** Repairs of what is wrong, and rewriting of what is not. */
export const feature: Feature = {
  capabilities({ textDocument }) {
    const can = textDocument?.codeAction;
    // Older editors know commands only.
    if (can?.codeActionLiteralSupport === undefined) return {};
    const codeActionKinds = [...new Set(actions.flatMap(({ kinds }) => kinds))].toSorted();
    const resolveProvider = can.resolveSupport?.properties.includes("edit") === true;
    return { codeActionProvider: { codeActionKinds, resolveProvider } };
  },
  register(connection, session) {
    connection.onCodeAction((params) => {
      const { textDocument, range, context } = params;
      const request = actionRequest(session, textDocument, range, context);
      if (request === undefined) return null;
      return proposals(request, context.only).flatMap((proposal, index) => {
        const action = toProtocol(proposal, index, request, params, session);
        return action !== undefined && isNoWorse(request, proposal) ? [action] : [];
      });
    });
    connection.onCodeActionResolve((action) => resolve(action, session));
  },
};
