import type { Session } from "@journeyc/runtime";
import { escapeHtml, htmlPage } from "../pass-through/html.ts";

const ways = [
  ["OneTimeCodes", "Password, then a code of an authenticator app, or a recovery code"],
  ["PasswordAndPasskey", "Password, then a passkey, or a recovery code"],
  ["PasskeyAlone", "A passkey and nothing else"],
] as const;

/** Who is signed on, and where to go. */
export function homePage(session: Session | undefined): Response {
  const links = ways.map(
    ([journey, says]) =>
      `<li><a href="/am/XUI/?realm=/alpha&amp;authIndexType=service&amp;authIndexValue=${journey}">${says}</a></li>`,
  );
  const who = session
    ? `<p class="card">Signed on as <strong>${escapeHtml(session.userName)}</strong> by ${escapeHtml(session.journey)}.</p>
<form method="post" action="/sign-out"><button class="button">Sign out</button></form>`
    : `<p class="card">Nobody is signed on.</p>`;
  return htmlPage("Two factors", `<h1>Two factors</h1>\n${who}\n<ul>\n${links.join("\n")}\n</ul>`);
}
