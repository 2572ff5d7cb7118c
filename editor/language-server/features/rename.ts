import type { Feature } from "../feature.ts";
import { rangeOf } from "../positions.ts";
import { renamingAt } from "../rename/rename-at.ts";

/** Renames what the author has named, in all files. Says why where that cannot be. */
export const feature: Feature = {
  capabilities: ({ textDocument }) => ({
    renameProvider:
      textDocument?.rename?.prepareSupport === true ? { prepareProvider: true } : true,
  }),
  register(connection, session) {
    connection.onPrepareRename(({ textDocument, position }) => {
      const asked = session.askedAt(textDocument, position);
      const renaming = asked && renamingAt(session, asked);
      if (asked === undefined || renaming === undefined) return null;
      return { range: rangeOf(asked.lines, renaming.span), placeholder: renaming.name };
    });
    connection.onRenameRequest(({ textDocument, position, newName }) => {
      const asked = session.askedAt(textDocument, position);
      return (asked && renamingAt(session, asked)?.to(newName)) ?? null;
    });
  },
};
