import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
} from "vscode-languageserver";
import { incomingCalls, outgoingCalls } from "../calls/calls.ts";
import { callItem, journeyOf } from "../calls/call-items.ts";
import { understand } from "../entities/at.ts";
import { occurrenceAt } from "../entities/occurrences.ts";
import type { Feature } from "../feature.ts";
import { journeyAround } from "../navigation/what-runs.ts";

/** Which journeys run which as inner journeys. */
export const feature: Feature = {
  capabilities: () => ({ callHierarchyProvider: true }),
  register(connection, session) {
    const { callHierarchy } = connection.languages;
    callHierarchy.onPrepare(({ textDocument, position }): CallHierarchyItem[] | null => {
      const asked = session.askedAt(textDocument, position);
      const understood = asked && understand(asked);
      if (asked === undefined || understood === undefined) return null;
      const entity = occurrenceAt(understood.occurrences, asked.offset)?.entity;
      if (entity?.kind === "journey") {
        const { file, declaration } = entity.journey;
        return [callItem(session, asked.project, file, declaration)];
      }
      const around = journeyAround(asked.source, asked.offset);
      return around === undefined ? null : [callItem(session, asked.project, asked.path, around)];
    });
    callHierarchy.onIncomingCalls(({ item }): CallHierarchyIncomingCall[] | null => {
      const project = session.projectOf(item.uri);
      const journey = journeyOf(project, item);
      if (journey === undefined) return null;
      return incomingCalls(session, project, journey).map((call) => ({
        from: call.item,
        fromRanges: call.ranges,
      }));
    });
    callHierarchy.onOutgoingCalls(({ item }): CallHierarchyOutgoingCall[] | null => {
      const project = session.projectOf(item.uri);
      const journey = journeyOf(project, item);
      if (journey === undefined) return null;
      return outgoingCalls(session, project, journey).map((call) => ({
        to: call.item,
        fromRanges: call.ranges,
      }));
    });
  },
};
