import type { Feature } from "../feature.ts";
import { definitionAt } from "../navigation/definitions.ts";
import { goTo } from "../navigation/go-to.ts";

/** From a name to what it names: declarations, attributes in schemas, files. */
export const feature: Feature = {
  capabilities: () => ({ definitionProvider: true }),
  register(connection, session) {
    const { definition } = session.client.textDocument ?? {};
    connection.onDefinition((params) =>
      goTo(session, params, definition?.linkSupport, (at, asked) =>
        definitionAt(session, at, asked),
      ),
    );
  },
};
