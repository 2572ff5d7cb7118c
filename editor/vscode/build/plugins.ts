import { join } from "node:path";
import type { Plugin } from "esbuild";

const server = join(import.meta.dirname, "../server");

/**
 * The pipeline loads emission when something is compiled, and emission loads ts-morph and prettier. An editor compiles
 * nothing, so that they stay out of the server: it must start at once.
 */
export const withoutEmission: Plugin = {
  name: "without-emission",
  setup(build) {
    build.onResolve({ filter: /^#format$|\/(?:5-lower|6-emit)\// }, ({ path, kind }) =>
      kind === "dynamic-import" ? { path, namespace: "left-out" } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: "left-out" }, ({ path }) => ({
      contents: `throw new Error(${JSON.stringify(`${path} is not part of the editor.`)});`,
    }));
    build.onResolve({ filter: /^(?:ts-morph|prettier)(?:\/|$)/ }, ({ path, importer }) => ({
      errors: [{ text: `${importer} brings ${path} into the bundle.` }],
    }));
  },
};

/** Libraries that the compiler requires only when it needs them. */
export const bundledRequire: Plugin = {
  name: "bundled-require",
  setup(build) {
    build.onResolve({ filter: /^node:module$/ }, () => ({
      path: join(server, "bundled-require.ts"),
    }));
  },
};
