import type { Location } from "vscode-languageserver";
import { understoodAt } from "../entities/at.ts";
import type { Feature } from "../feature.ts";
import { usesOf } from "../navigation/uses.ts";

/** Every place that stands for the same. */
export const feature: Feature = {
  capabilities: () => ({ referencesProvider: true }),
  register(connection, session) {
    connection.onReferences(({ textDocument, position, context }): Location[] | null => {
      const asked = session.askedAt(textDocument, position);
      const at = asked && understoodAt(asked);
      if (asked === undefined || at === undefined) return null;
      return usesOf(session, asked.project, at.occurrence.entity)
        .filter(({ occurrence }) => context.includeDeclaration || !occurrence.declares)
        .map(({ project, path, occurrence: { span } }) =>
          session.locationOf(project, { file: path, span }),
        );
    });
  },
};
