import { join } from "node:path";
import type { NextConfig } from "next";

export default {
  turbopack: {
    // Where `node_modules` is.
    root: join(import.meta.dirname, "../../.."),
    rules: { "*.journey": { loaders: ["journeyc/loader"], as: "*.js" } },
  },
  // It has native parts, and is to be loaded once.
  serverExternalPackages: ["@journeyc/runtime"],
  // A preflight of a page on another origin, and a form, must not be redirected.
  skipTrailingSlashRedirect: true,
  // `tsc --build` checks them.
  typescript: { ignoreBuildErrors: true },
} satisfies NextConfig;
