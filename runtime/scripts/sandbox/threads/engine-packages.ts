import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { notInstalled } from "../../../optional-packages.ts";

/**
 * Where the packages of the engine are, for a thread, which cannot name them itself: its text is no file. They are sought
 * from this module and, as a bundle may lie elsewhere, from the folder of the process.
 * @throws JourneyError `package-missing`
 */
export async function enginePackages(): Promise<{
  readonly core: string;
  readonly variant: string;
}> {
  const missing = notInstalled("The sandbox of scripts");
  // Named like this, so that tools that collect what an app needs see them.
  await Promise.all([
    import("quickjs-emscripten-core").catch(missing),
    import("@jitl/quickjs-singlefile-mjs-release-sync").catch(missing),
  ]);
  const bases = [() => import.meta.url, () => pathToFileURL(join(process.cwd(), "app.js")).href];
  let cause: unknown;
  for (const base of bases) {
    try {
      const { resolve } = createRequire(base());
      const address = (name: string): string => pathToFileURL(resolve(name)).href;
      return {
        core: address("quickjs-emscripten-core"),
        variant: address("@jitl/quickjs-singlefile-mjs-release-sync"),
      };
    } catch (error) {
      // There, too, they may be missing; in a CommonJS bundle a module has no address.
      cause = error;
    }
  }
  return missing(cause);
}
