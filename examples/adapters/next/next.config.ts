import { join } from "node:path";
import type { NextConfig } from "next";

export default {
  // It has native parts, and is to be loaded once.
  serverExternalPackages: ["@journeyc/runtime"],
  // A preflight of a page on another origin, and a form, must not be redirected.
  skipTrailingSlashRedirect: true,
  // Where `node_modules` is.
  turbopack: { root: join(import.meta.dirname, "../../..") },
  // `tsc --build` checks them.
  typescript: { ignoreBuildErrors: true },
} satisfies NextConfig;
