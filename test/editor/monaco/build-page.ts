import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type BuildOptions } from "esbuild";
import { listen } from "../../support/listen.ts";

const options: BuildOptions = {
  bundle: true,
  format: "esm",
  platform: "browser",
  conditions: ["@journeyc/source"],
  loader: { ".ttf": "dataurl" },
  write: false,
  outdir: "/",
  logLevel: "error",
};

async function bundle(entryPoints: Record<string, string>): Promise<ReadonlyMap<string, string>> {
  const { outputFiles } = await build({ ...options, entryPoints });
  return new Map((outputFiles ?? []).map(({ path, text }) => [path, text]));
}

const html = `<!doctype html><meta charset="utf-8"><title>Journey</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css">
<style>html, body { height: 100%; margin: 0 }</style>
<script type="module" src="/page.js"></script>`;

export interface ServedPage {
  readonly url: string;
  close(): void;
}

/** Bundles the page and its workers as an app would, and serves them. */
export async function servePage(): Promise<ServedPage> {
  const files = await bundle({
    page: join(import.meta.dirname, "page.ts"),
    "journey-worker": join(import.meta.dirname, "../../../editor/language-server/web-worker.ts"),
    "editor-worker": fileURLToPath(import.meta.resolve("monaco-editor/editor/editor.worker")),
  });
  const server = createServer(({ url = "/" }, response) => {
    const type = url.endsWith(".js")
      ? "text/javascript"
      : url.endsWith(".css")
        ? "text/css"
        : "text/html";
    const text = url === "/" ? html : files.get(url);
    response.writeHead(text === undefined ? 404 : 200, {
      "content-type": `${type}; charset=utf-8`,
    });
    response.end(text);
  });
  return { url: `http://127.0.0.1:${await listen(server)}/`, close: () => server.close() };
}
