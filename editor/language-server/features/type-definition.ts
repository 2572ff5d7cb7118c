import type { Feature } from "../feature.ts";
import { goTo } from "../navigation/go-to.ts";
import { typeDefinitionsOf } from "../navigation/type-definitions.ts";

/** From a name to what says what it is like: an entry of the catalogue, a schema. */
export const feature: Feature = {
  capabilities: () => ({ typeDefinitionProvider: true }),
  register(connection, session) {
    const { typeDefinition } = session.client.textDocument ?? {};
    connection.onTypeDefinition((params) =>
      goTo(session, params, typeDefinition?.linkSupport, ({ occurrence }, { project }) =>
        typeDefinitionsOf(project, occurrence.entity),
      ),
    );
  },
};
