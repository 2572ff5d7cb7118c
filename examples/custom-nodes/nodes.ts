import { defineNode } from "@journeyc/runtime";
import { z } from "zod";

/** The country comes from a header, which only a proxy of your own may set. */
export const countryDecision = defineNode({
  type: "CountryDecision",
  summary: "Looks where a sign-on comes from.",
  settings: z.object({
    /** The countries from which users sign on. */
    countries: z.array(z.string().length(2)).min(1),
    /** The header in which the proxy says the country. */
    header: z.string().default("x-country"),
  }),
  outcomes: {
    known: "The country is among those of the setting.",
    unknown: "It is another one, or nobody says which.",
  },
  writes: { country: { outcomes: ["known"] } },
  run({ settings, state, request, take }) {
    const country = request.header(settings.header)?.toUpperCase();
    if (country === undefined || !settings.countries.includes(country)) return take("unknown");
    state.set("country", country);
    return take("known");
  },
});
