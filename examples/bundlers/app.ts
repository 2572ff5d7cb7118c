/** The app: a journey, imported as the bundler compiles it, and a page of its own. */
import { createJourneys } from "@journeyc/runtime";
import { socketAddress } from "@journeyc/runtime/http/socket-address";
import { login } from "./login.journey";
import { addUsers, directory, store } from "./users.ts";

export const journeys = createJourneys({
  journeys: [login],
  keys: [process.env["JOURNEY_KEY"]],
  directory,
  store,
  clientAddress: socketAddress,
});
await journeys.ready();
await addUsers();

/** The page of the app, which leads to the sign-on page. */
export function homePage(userName: string | undefined): string {
  const greeting = userName === undefined ? "Please sign on" : `Hello ${userName}`;
  return `<!doctype html>
<html lang="en">
  <head><title>Home</title></head>
  <body>
    <p>${greeting}</p>
    <a href="/am/XUI/?authIndexType=service&authIndexValue=Login&goto=/">${login.displayName ?? login.name}</a>
  </body>
</html>
`;
}

export async function handler(request: Request): Promise<Response> {
  if (new URL(request.url).pathname.startsWith("/am/")) return journeys.handler(request);
  const session = await journeys.session(request);
  return new Response(homePage(session?.userName), {
    headers: { "content-type": "text/html; charset=utf-8" },
  });
}
