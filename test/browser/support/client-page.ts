import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { listen } from "../../support/listen.ts";

const modules = join(import.meta.dirname, "../../../node_modules");
const forgerock = ["journey-client", "sdk-logger", "sdk-oidc", "sdk-request-middleware"];
const more = ["sdk-types", "sdk-utilities", "storage"];

/** Where the browser finds what the clients import: their files as npm delivers them, nothing bundled. */
const imports = {
  ...Object.fromEntries(
    [...forgerock, ...more].map((name) => [
      `@forgerock/${name}`,
      `/node_modules/@forgerock/${name}/dist/src/index.js`,
    ]),
  ),
  "@forgerock/login-widget": "/node_modules/@forgerock/login-widget/index.js",
  "@forgerock/javascript-sdk": "/node_modules/@forgerock/javascript-sdk/dist/index.js",
  "@reduxjs/toolkit": "/node_modules/@reduxjs/toolkit/dist/redux-toolkit.browser.mjs",
  "@reduxjs/toolkit/query": "/node_modules/@reduxjs/toolkit/dist/query/rtk-query.browser.mjs",
  immer: "/node_modules/immer/dist/immer.production.mjs",
  redux: "/node_modules/redux/dist/redux.browser.mjs",
  "redux-thunk": "/node_modules/redux-thunk/dist/redux-thunk.mjs",
  reselect: "/node_modules/reselect/dist/reselect.browser.mjs",
  effect: "/node_modules/effect/dist/esm/index.js",
  "effect/": "/node_modules/effect/dist/esm/",
  "@standard-schema/utils": "/node_modules/@standard-schema/utils/dist/index.js",
  "fast-check": "/node_modules/effect/node_modules/fast-check/lib/esm/fast-check.js",
  "pure-rand": "/node_modules/effect/node_modules/pure-rand/lib/esm/pure-rand.js",
};

// Each client is loaded when it is wanted: what one of them imports are hundreds of files.
const script = `
  const fill = (step, types, name, password) => {
    step.getCallbackOfType(types.NameCallback).setName(name);
    step.getCallbackOfType(types.PasswordCallback).setPassword(password);
    return step;
  };
  const journeyClient = async (wellknown) => {
    const { callbackType, journey } = await import("@forgerock/journey-client");
    const client = await journey({ config: { serverConfig: { wellknown } }, logger: { level: "none" } });
    return {
      signOn: async (name, password) => {
        const step = await client.start({ journey: "Login" });
        return (await client.next(fill(step, callbackType, name, password))).type;
      },
      signOut: async () => (await client.terminate()) === undefined,
    };
  };
  const javascriptSdk = async (wellknown) => {
    const { CallbackType, Config, FRAuth, SessionManager } = await import("@forgerock/javascript-sdk");
    await Config.setAsync({ serverConfig: { wellknown, timeout: 5000 }, realmPath: "alpha", tree: "Login" });
    return {
      signOn: async (name, password) =>
        (await FRAuth.next(fill(await FRAuth.start(), CallbackType, name, password))).type,
      signOut: async () => (await SessionManager.logout()).ok,
    };
  };
  window.startWidget = async (baseUrl, journey, resumeUrl) => {
    const { default: Widget, ...widget } = await import("@forgerock/login-widget");
    const forgerock = { serverConfig: { baseUrl, timeout: 10_000 }, realmPath: "alpha" };
    widget.configuration().set({ forgerock });
    new Widget({ target: document.body, props: { type: "inline" } });
    const events = widget.journey({ oauth: false, user: false });
    events.subscribe((state) => (window.widgetState = state.journey));
    window.logOut = () => widget.user.logout();
    // Settles when the journey has ended.
    void events.start({ journey, forgerock, ...(resumeUrl && { resumeUrl }) });
  };
  window.clients = { "journey-client": journeyClient, "javascript-sdk": javascriptSdk };`;

const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,">
<script type="importmap">${JSON.stringify({ imports })}</script>
<script type="module">${script}</script></head><body></body></html>`;

/** Answers for the page and for the clients' files; false for all other addresses. */
export function answerClientPage(request: IncomingMessage, response: ServerResponse): boolean {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  if (pathname === clientPage) response.setHeader("content-type", "text/html").end(html);
  else if (pathname.startsWith("/node_modules/")) sendModule(pathname, response);
  else return false;
  return true;
}

/** The path of the page. */
export const clientPage = "/client-page";

function sendModule(pathname: string, response: ServerResponse): void {
  const path = join(modules, pathname.slice("/node_modules/".length));
  readFile(/\.m?js$/.test(path) ? path : `${path}.js`).then(
    (content) => response.setHeader("content-type", "text/javascript").end(content),
    () => response.writeHead(404).end(),
  );
}

/** A page of another origin, which has the clients at hand as `window.clients`. */
export async function serveClientPage(): Promise<{ readonly origin: string; close(): void }> {
  const server: Server = createServer((request, response) => {
    if (!answerClientPage(request, response)) response.writeHead(404).end();
  });
  const port = await listen(server);
  return {
    origin: `http://localhost:${port}`,
    close: () => void server.close().closeAllConnections(),
  };
}
