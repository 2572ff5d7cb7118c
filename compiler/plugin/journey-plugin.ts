import { createUnplugin, type UnpluginInstance } from "unplugin";
import { BundledJourneys } from "./bundled-journeys.ts";
import type { JourneyPluginOptions } from "./options.ts";
import { viteUpdates } from "./vite-updates.ts";

export type { JourneyPluginOptions } from "./options.ts";

/** Compiles `.journey` files where they are imported: `import { login } from "./login.journey"`. */
export const journeyPlugin: UnpluginInstance<JourneyPluginOptions | undefined> = createUnplugin<
  JourneyPluginOptions | undefined
>(({ declarations = true } = {}) => {
  const journeys = new BundledJourneys();
  return {
    name: "journeyc",
    load: {
      filter: { id: /\.journey$/ },
      async handler(id) {
        const { code, map, error, warning, watched } = await journeys.compile(id, declarations);
        for (const file of watched) this.addWatchFile(file);
        if (warning !== undefined) this.warn({ ...warning, id });
        if (error !== undefined) {
          const framework = this.getNativeBuildContext?.()?.framework;
          // There an error beside a module would bring more, of what the module does not export.
          if (framework === "webpack" || framework === "rspack") throw new Error(error.message);
          this.error({ ...error, id });
          // Where that has not ended the build by itself, it has only been noted.
          return { code: "export {};", map: null };
        }
        if (code === undefined) return undefined;
        // Rolldown, and so Vite, would not know what a `.journey` file is once it is loaded.
        return { code, map, moduleType: "js", moduleSideEffects: false };
      },
    },
    esbuild: { loader: "js" },
    vite: { hotUpdate: viteUpdates((file) => journeys.restingOn(file)) },
  };
});
