import { JourneyError } from "../errors.ts";
import { isObject } from "../json.ts";
import { defineNode } from "../machine/define-node.ts";
import { take } from "../machine/node-type.ts";
import { reservedProperties } from "./session/reserved-properties.ts";
import { singleOutcome } from "./settings/common.ts";
import type { SettingsReader } from "../machine/read-settings.ts";

/** Adds properties and time limits to the session. */
export const setSessionProperties = defineNode(
  {
    type: "SetSessionProperties",
    amType: "SetSessionPropertiesNode",
    displayName: "Set Session Properties",
    summary: "Adds properties and time limits to the session that the journey creates.",
    documentation:
      "The properties and limits are kept until the journey ends in success, and stand in the new session. Their " +
      "values are those given here: nothing of the state goes into the session. Clients can ask for them, and so can the app.\n\n" +
      "The run ends in an error for a property that the session has by itself, such as `UserToken` or `AuthLevel`.",
    settings: {
      type: "object",
      properties: {
        properties: {
          type: "object",
          additionalProperties: { type: "string", description: "The value of the property." },
          default: {},
          description: "The properties by name.",
        },
        maxSessionTime: {
          type: "integer",
          kind: "duration",
          unit: "minutes",
          minimum: 1,
          description: "How long the session lasts; without it, as long as the realm says.",
        },
        maxIdleTime: {
          type: "integer",
          kind: "duration",
          unit: "minutes",
          minimum: 1,
          description:
            "How long the session lasts without being used; without it, as long as the realm says.",
        },
      },
      required: [],
      additionalProperties: false,
    },
    outcomes: singleOutcome,
    interactive: false,
    pageMember: false,
    effects: { reads: [], writes: [], identity: [] },
  },
  {
    run(context, settings) {
      context.session.wish({
        properties: propertiesOf(context.settings.properties ?? {}),
        ...minutes(settings, "maxSessionTime", "maximumMilliseconds"),
        ...minutes(settings, "maxIdleTime", "idleMilliseconds"),
      });
      return take("outcome");
    },
  },
);

function propertiesOf(properties: unknown): Readonly<Record<string, string>> {
  if (!isObject(properties)) throw propertyUnusable("properties");
  const entries = Object.entries(properties).map(([name, value]) => {
    if (reservedProperties.has(name) || typeof value !== "string") throw propertyUnusable(name);
    return [name, value] as const;
  });
  return Object.fromEntries(entries);
}

function minutes(settings: SettingsReader, setting: string, wish: string): Record<string, number> {
  if (!settings.has(setting)) return {};
  const given = settings.integer(setting);
  if (given < 1) throw timeUnusable(setting);
  return { [wish]: given * 60_000 };
}

function propertyUnusable(name: string): JourneyError {
  return new JourneyError(
    "node-setting-unusable",
    `A Set Session Properties node cannot set ${JSON.stringify(name.slice(0, 64))}: the session says that itself, or the value is no text.`,
    "Give the property another name in the journey, and a text as its value.",
  );
}

function timeUnusable(setting: string): JourneyError {
  return new JourneyError(
    "node-setting-unusable",
    `The \`${setting}\` of a Set Session Properties node is less than a minute.`,
    "Correct the journey, or the environment variable that the setting comes from.",
  );
}
