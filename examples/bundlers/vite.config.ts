import journeys from "journeyc/vite";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [journeys()],
  // What is installed stays where it is: it has native parts.
  ssr: { external: true },
  build: { ssr: "main.ts", outDir: "dist/vite", target: "node22" },
});
