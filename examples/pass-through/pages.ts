import { readFileSync } from "node:fs";
import type { Directory, Journey, Journeys, ManagedObject } from "@journeyc/runtime";
import { drawJourney } from "./graph.ts";
import { escapeHtml, htmlPage } from "./html.ts";
import { pathLine, type Path } from "./last-path.ts";
import { login } from "./login.journey.js";
import type { Mailbox } from "./mailbox.ts";
import { navigation } from "./navigation.ts";
import { progressiveProfile } from "./progressive-profile.journey.js";
import { ptaWithPasswordCapture } from "./pta-with-password-capture.journey.js";
import { signOnByMail } from "./sign-on-by-mail.journey.js";

const all: readonly Journey[] = [login, ptaWithPasswordCapture, signOnByMail, progressiveProfile];

/** What the home page says about the journeys that it leads to. */
const ways: readonly { readonly journey: Journey; readonly says: string }[] = [
  { journey: login, says: "Checks the password that is stored here. At first there is none." },
  {
    journey: ptaWithPasswordCapture,
    says: "Asks Microsoft Entra ID where the password is not known here, and captures it.",
  },
  { journey: signOnByMail, says: "Mails a link that signs on. No password is asked." },
];

/** What the home page is made of. */
export interface Home {
  readonly journeys: Journeys;
  readonly directory: Directory;
  /** Of the last sign-on. */
  readonly path: Path | undefined;
  readonly mailbox: Mailbox | undefined;
}

/** The sign-on page of a journey: the address that PingAM's administrators know as its preview URL. */
export function signOnPath(journey: Journey): string {
  const query = new URLSearchParams({
    realm: "/alpha",
    authIndexType: "service",
    authIndexValue: journey.displayName ?? journey.name,
  });
  return `/am/XUI/?${query}`;
}

function profile(user: ManagedObject): string {
  const rows = Object.entries(user.attributes).map(
    ([name, value]) =>
      `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(typeof value === "string" ? value : JSON.stringify(value))}</dd>`,
  );
  const { givenName, sn } = user.attributes;
  return `<h1>${escapeHtml(`${String(givenName)} ${String(sn)}`)}</h1>
<p class="quiet">You are signed on. This is the profile that is stored here.</p>
<section><dl>${rows.join("")}<dt>password</dt><dd>${user.hasPassword ? "stored here, hashed" : "not stored here"}</dd><dt>sign-ons</dt><dd>${user.loginCount}</dd></dl>
<form method="post" action="/sign-out"><button>Sign out</button></form></section>`;
}

function welcome(mailbox: Mailbox | undefined): string {
  const links = ways
    .filter(({ journey }) => mailbox || journey !== signOnByMail)
    .map(
      ({ journey, says }) =>
        `<li><a href="${escapeHtml(signOnPath(journey))}">${escapeHtml(journey.displayName ?? journey.name)}</a>
<span class="quiet">${escapeHtml(says)}</span></li>`,
    );
  return `<h1>Sign on</h1>
<p class="quiet">You are not signed on. The terminal shows a user name and a password.</p>
<ol class="ways">${links.join("\n")}</ol>`;
}

function lastPath(path: Path | undefined): string {
  if (!path) return "";
  const journeys = all.filter(
    (journey) =>
      journey.name === path.journey || path.steps.some((step) => step.journey === journey.name),
  );
  const graphs = journeys.map(
    (journey) =>
      `<h3>${escapeHtml(journey.displayName ?? journey.name)}</h3>${drawJourney(journey, path.steps)}`,
  );
  return `<h2>The path that the last sign-on took</h2>
<p><code>${escapeHtml(pathLine(path))}</code></p>
${graphs.map((graph) => `<section class="graph">${graph}</section>`).join("\n")}`;
}

/** The profile of who is signed on, else the journeys to choose from; below, the last sign-on's path. */
export async function homePage(request: Request, home: Home): Promise<Response> {
  const { journeys, directory, path, mailbox } = home;
  const session = await journeys.session(request);
  const user = session && (await directory.read(session.resource, session.userId));
  return htmlPage(
    user ? "Your profile" : "Sign on",
    `${mailbox ? navigation("/") : ""}
${user ? profile(user) : welcome(mailbox)}
${lastPath(path)}`,
  );
}

/** Ends the session through the same endpoint that Ping's clients use, and goes home. */
export async function signOut(request: Request, journeys: Journeys): Promise<Response> {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return new Response("Forbidden\n", { status: 403 });
  const headers = new Headers({ "accept-api-version": "resource=3.1, protocol=1.0" });
  headers.set("cookie", request.headers.get("cookie") ?? "");
  const logout = new URL("/am/json/realms/root/realms/alpha/sessions/?_action=logout", request.url);
  const answer = await journeys.handler(new Request(logout, { method: "POST", headers }));
  const home = new Headers({ location: "/" });
  for (const cookie of answer.headers.getSetCookie()) home.append("set-cookie", cookie);
  return new Response(null, { status: 303, headers: home });
}

export function styleSheet(): Response {
  const text = readFileSync(new URL("./style.css", import.meta.url), "utf8");
  return new Response(text, { headers: { "content-type": "text/css; charset=utf-8" } });
}
