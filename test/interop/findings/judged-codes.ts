import type { Judgement } from "./judgements.ts";

/** Findings that are facts of the wiring and the settings, judged code by code. */
export const judgedCodes: Readonly<Record<string, Pick<Judgement, "is" | "why">>> = {
  J2007: { is: "true", why: "Each file is one journey; the inner journeys were left behind." },
  J2015: { is: "true", why: "Each file is one journey; those that run it were left behind." },
  J3001: { is: "true", why: "The outcome exists, and no connection of the source has it." },
  J3008: { is: "true", why: "A walk over the connections of the JSON gives the same nodes." },
  J3012: {
    is: "true",
    why: "The source has no settings for the page, and once a page that is empty.",
  },
  J4001: { is: "true", why: "The source has no settings for the node." },
  J4011: { is: "true", why: "The source had the secret in plain text." },
  J4015: { is: "true", why: "Passwords and private keys of nodes from outside the catalogue." },
};
