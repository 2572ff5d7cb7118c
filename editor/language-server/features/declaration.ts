import type { Feature } from "../feature.ts";
import { definitionAt } from "../navigation/definitions.ts";
import { goTo } from "../navigation/go-to.ts";

/** Whatever is declared is defined there, too. */
export const feature: Feature = {
  capabilities: () => ({ declarationProvider: true }),
  register(connection, session) {
    const { declaration } = session.client.textDocument ?? {};
    connection.onDeclaration((params) =>
      goTo(session, params, declaration?.linkSupport, (at, asked) =>
        definitionAt(session, at, asked),
      ),
    );
  },
};
