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
        const part =
          entity.kind === "node"
            ? entity.node
            : entity.kind === "member"
              ? entity.member
              : undefined;
        const run = part === undefined ? [entity] : runBy(project, at, part.declaration.span);
        return run.flatMap((one) =>
          one.kind === "journey" || one.kind === "file" ? definitionsOf(session, project, one) : [],
        );
      }),
    );
  },
};
