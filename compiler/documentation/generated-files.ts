import type { GeneratedFiles } from "../workspace/compare-outputs.ts";
import { documentationMark } from "./documentation.ts";

/** The pages and pictures that `journeyc docs` writes. */
export const generatedPages: GeneratedFiles = {
  suffixes: [".md", ".svg"],
  isGenerated: (text) => text.slice(0, 200).includes(documentationMark),
};
