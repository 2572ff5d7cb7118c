import type { SignOnPageOptions } from "@journeyc/runtime";

/** A page as an organisation would have it; `page-app.ts` serves its logo and its style sheet. */
export const branding: SignOnPageOptions = {
  title: "Evergreen Energy",
  logoUrl: "/logo.svg",
  styleSheetUrl: "/theme.css",
  links: [
    { text: { en: "Privacy", de: "Datenschutz" }, url: "/privacy" },
    { text: "Imprint", url: "https://example.com/imprint" },
  ],
};
