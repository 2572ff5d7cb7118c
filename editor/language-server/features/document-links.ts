import type { DocumentLink } from "vscode-languageserver";
import { understand } from "../entities/at.ts";
import type { Feature } from "../feature.ts";
import { rangeOf } from "../positions.ts";

/** The files that a journey names, where they exist: imports, schemas, scripts. */
export const feature: Feature = {
  capabilities: () => ({ documentLinkProvider: {} }),
  register(connection, session) {
    const tooltips = session.client.textDocument?.documentLink?.tooltipSupport === true;
    connection.onDocumentLinks(({ textDocument }): DocumentLink[] | null => {
      const asked = session.asked(textDocument);
      const understood = asked && understand(asked);
      if (asked === undefined || understood === undefined) return null;
      const { project, lines } = asked;
      return understood.occurrences.flatMap(({ span, entity }) => {
        if (entity.kind !== "file" || !project.workspace.read(entity.path).ok) return [];
        const target = project.uris.uriOf(entity.path);
        const tooltip = tooltips ? { tooltip: `Open ${entity.path}` } : {};
        return [{ range: rangeOf(lines, span), target, ...tooltip }];
      });
    });
  },
};
