/** The app while one develops: Vite loads it anew when it changes, and the pages that are open with it. */
import { createServer } from "node:http";
import { toNodeHandler } from "@journeyc/runtime/http/node-server";
import { createServer as createVite, type ErrorPayload } from "vite";

type App = typeof import("./app.ts");

const server = createServer();
const vite = await createVite({
  root: import.meta.dirname,
  appType: "custom",
  server: { middlewareMode: true, hmr: { server } },
});

async function answer(request: Request): Promise<Response> {
  const { handler } = (await vite.ssrLoadModule("/app.ts")) as App; // the module of this address
  const response = await handler(request);
  const { pathname } = new URL(request.url);
  if (pathname !== "/") return response;
  const html = await vite.transformIndexHtml(pathname, await response.text());
  return new Response(html, response);
}

/** What Vite's own server shows: the error over a page that is loaded again once it is mended. */
async function overlay(error: unknown): Promise<Response> {
  const { message, stack = "", frame, loc, id } = error as ErrorPayload["err"]; // as Vite's plugins throw it
  const shown = JSON.stringify({ message, stack, frame, loc, id, plugin: "journeyc" });
  const page = `<!doctype html><title>Error</title><script type="module">
  import { ErrorOverlay } from "/@vite/client";
  document.body.append(new ErrorOverlay(${shown.replaceAll("<", "\\u003c")}));
</script>`;
  return new Response(await vite.transformIndexHtml("/", page), {
    status: 500,
    headers: { "content-type": "text/html; charset=utf-8" },
  });
}

const app = toNodeHandler((request) => answer(request).catch(overlay));

server.on("request", (request, response) => {
  vite.middlewares(request, response, (error?: Error) => {
    if (error === undefined) void app(request, response);
    else response.writeHead(500).end(error.stack);
  });
});
server.listen(Number(process.env["PORT"] ?? 5173));
