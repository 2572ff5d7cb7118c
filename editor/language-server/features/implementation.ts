import type { Feature } from "../feature.ts";
import { definitionsOf } from "../navigation/definitions.ts";
import { goTo } from "../navigation/go-to.ts";
import { runBy } from "../navigation/what-runs.ts";

/** From a node to what it runs: its script, its inner journey. */
export const feature: Feature = {
  capabilities: () => ({ implementationProvider: true }),
  register(connection, session) {
    const { implementation } = session.client.textDocument ?? {};
    connection.onImplementation((params) =>
      goTo(session, params, implementation?.linkSupport, (at, { project }) => {
        const { entity } = at.occurrence;
        const run = entity.kind === "node" ? runBy(project, at, entity) : [entity];
        return run.flatMap((one) =>
          one.kind === "journey" || one.kind === "file" ? definitionsOf(session, project, one) : [],
        );
      }),
    );
  },
};
