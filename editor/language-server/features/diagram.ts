import { answer } from "../diagram/answer.ts";
import { DrawnPictures } from "../diagram/drawn.ts";
import { diagramMethod, type DiagramParams } from "../diagram/protocol.ts";
import type { Feature } from "../feature.ts";

/** Pictures of journeys beside their text: a request of our own, which editors know by the experimental capability. */
export const feature: Feature = {
  capabilities: () => ({ experimental: { journeyDiagram: true } }),
  register(connection, session) {
    const pictures = new DrawnPictures(session.draw);
    connection.onRequest(diagramMethod, (params: DiagramParams) => {
      const asked = session.asked(params.textDocument);
      return asked === undefined ? null : answer(params, asked, session, pictures);
    });
  },
};
