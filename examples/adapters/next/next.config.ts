import { join } from "node:path";
import type { NextConfig } from "next";

export default {
  // It has native parts, and is to be loaded once.
  serverExternalPackages: ["@journeyc/runtime"],
  // Where `node_modules` is.
  turbopack: { root: join(import.meta.dirname, "../../..") },
  // `tsc --build` checks them.
  typescript: { ignoreBuildErrors: true },
} satisfies NextConfig;
