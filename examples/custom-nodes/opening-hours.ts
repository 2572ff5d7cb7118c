import { defineNode, take } from "@journeyc/runtime";

/** Looks whether somebody is there to help. */
export const openingHours = defineNode(
  {
    type: "OpeningHours",
    amType: "OpeningHours",
    displayName: "Opening Hours",
    summary: "Looks whether it is between two hours of the day.",
    documentation: "The hours are those of UTC.",
    settings: {
      type: "object",
      properties: {
        from: {
          type: "integer",
          minimum: 0,
          maximum: 23,
          default: 8,
          description: "The first hour.",
        },
        until: {
          type: "integer",
          minimum: 1,
          maximum: 24,
          default: 18,
          description: "The hour that is none of them any more.",
        },
        hourKey: {
          type: "string",
          minLength: 1,
          description: "The key of the state that gets the hour; without it the hour is not kept.",
        },
      },
      required: [],
      additionalProperties: false,
    },
    outcomes: {
      from: "fixed",
      list: [
        { name: "open", id: "open", displayName: "Open", description: "It is." },
        { name: "closed", id: "closed", displayName: "Closed", description: "It is not." },
      ],
    },
    interactive: false,
    pageMember: false,
    effects: {
      reads: [],
      writes: [{ key: "${hourKey}", scope: "shared", given: "hourKey" }],
      identity: [],
    },
  },
  {
    run(context, settings) {
      const hour = new Date(context.now()).getUTCHours();
      if (settings.has("hourKey")) context.state.setShared(settings.text("hourKey"), hour);
      const isOpen = hour >= settings.integer("from") && hour < settings.integer("until");
      return take(isOpen ? "open" : "closed");
    },
  },
);
