import type { Setting } from "journeyc/analysis";
import { annotationProposal } from "./allows.ts";
import { journeyItems } from "./journey-items.ts";
import { memberProposals } from "./node-types.ts";
import { opaqueStatements } from "./opaque-types.ts";
import { wiringProposals } from "./outcomes.ts";
import type { Proposal } from "./proposal.ts";
import { restOfLine, type Scene } from "./scene.ts";
import { givenSettings, settingProposals } from "./settings.ts";

/** What a line in a body may start with. */
export function statementProposals(scene: Scene): readonly Proposal[] {
  const { body } = scene;
  if (body === undefined) return [];
  const rest = restOfLine(scene);
  const isWiring = /^\s*(?:->|,)/.test(rest);
  const isSetting = /^\s*:/.test(rest);
  const settings = isWiring ? [] : ownSettings(scene, body.settings);
  const opaque = body.heading.opaque ? opaqueStatements(scene, body) : [];
  switch (body.heading.kind) {
    case "journey":
      return isSetting ? settings : [...journeyItems(scene), ...settings];
    case "connector":
      return settings;
    case "member":
      return [...settings, ...opaque];
    case "node":
      return isSetting
        ? [...settings, ...opaque]
        : [...settings, ...opaque, ...wiringProposals(scene, body)];
    case "page": {
      if (isSetting) return settings;
      const wirings = wiringProposals(scene, body);
      if (isWiring || scene.place.quoted) return wirings;
      return [...settings, ...wirings, ...memberProposals(scene), annotationProposal(scene)];
    }
  }
}

function ownSettings(scene: Scene, settings: readonly Setting[]): readonly Proposal[] {
  const schema = scene.body?.schema;
  return schema === undefined
    ? []
    : settingProposals(schema, givenSettings(settings, scene), scene);
}
