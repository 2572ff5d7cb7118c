import { understoodAt } from "../entities/at.ts";
import type { Feature } from "../feature.ts";
import { rangeOf } from "../positions.ts";
import { nameOf, renamable } from "../rename/renamable.ts";
import { refusal, rename } from "../rename/rename.ts";
import { nameSpan } from "../rename/text-edits.ts";

/** Renames what the author has named, in all files. Says why where that cannot be. */
export const feature: Feature = {
  capabilities: ({ textDocument }) => ({
    renameProvider:
      textDocument?.rename?.prepareSupport === true ? { prepareProvider: true } : true,
  }),
  register(connection, session) {
    connection.onPrepareRename(({ textDocument, position }) => {
      const asked = session.askedAt(textDocument, position);
      const at = asked && understoodAt(asked);
      if (asked === undefined || at === undefined) return null;
      const entity = renamable(at.occurrence.entity);
      if (typeof entity === "string") throw refusal(entity);
      const { lines } = asked;
      const range = rangeOf(lines, nameSpan(lines.text, at.occurrence));
      return { range, placeholder: nameOf(entity) };
    });
    connection.onRenameRequest(({ textDocument, position, newName }) => {
      const asked = session.askedAt(textDocument, position);
      const at = asked && understoodAt(asked);
      if (asked === undefined || at === undefined) return null;
      const entity = renamable(at.occurrence.entity);
      if (typeof entity === "string") throw refusal(entity);
      return rename(session, asked, entity, newName);
    });
  },
};
