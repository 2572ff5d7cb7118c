import type { Session } from "@journeyc/runtime";
import { escapeHtml, htmlPage } from "../pass-through/html.ts";
import { linkIn, type Mailbox, type ReceivedMail } from "./mailbox.ts";

const journeys = [
  ["Login", "Sign in"],
  ["Registration", "Create an account"],
  ["ResetPassword", "Reset a forgotten password"],
  ["ForgottenUsername", "Find a forgotten user name"],
  ["UpdatePassword", "Change the password"],
] as const;

function address(journey: string): string {
  return `/am/XUI/?realm=/alpha&amp;authIndexType=service&amp;authIndexValue=${journey}`;
}

/** Who is signed on, and where to go. */
export function homePage(session: Session | undefined, mailbox: Mailbox | undefined): Response {
  const links = journeys
    .map(([name, does]) => `<li><a href="${address(name)}">${does}</a> <code>${name}</code></li>`)
    .join("\n");
  const who = session
    ? `<p class="card">Signed on as <strong>${escapeHtml(session.userName)}</strong> by ${escapeHtml(session.journey)}.</p>
<form method="post" action="/sign-out"><button class="button">Sign out</button></form>`
    : `<p class="card">Nobody is signed on.</p>`;
  const mails = mailbox ? `<p><a href="/mailbox">Mailbox of this demo</a></p>` : "";
  return htmlPage(
    "Default journeys",
    `<h1>Default journeys</h1>\n${who}\n<ul>\n${links}\n</ul>\n${mails}`,
  );
}

function article(mail: ReceivedMail): string {
  const link = linkIn(mail);
  const text = mail.html.replaceAll(/<[^>]*>/g, " ").trim();
  return `<article class="card">
<h2>${escapeHtml(mail.subject)}</h2>
<p class="quiet">to ${escapeHtml(mail.to)}, <time datetime="${mail.at.toISOString()}">${mail.at.toTimeString().slice(0, 8)}</time></p>
<p>${escapeHtml(text)}</p>${link === undefined ? "" : `\n<p><a class="button" href="${escapeHtml(link)}">Open the link</a></p>`}
</article>`;
}

/** The mails that the demo has sent. */
export function mailboxPage({ mails }: Mailbox): Response {
  const list =
    mails.length > 0 ? mails.map(article).join("\n") : `<p class="card">No mail yet.</p>`;
  return htmlPage(
    "Mailbox",
    `<p><a href="/">Home</a></p>
<h1>Mailbox</h1>
<p class="quiet">The demo keeps its last 20 mails here. <a href="/mailbox">Look again</a></p>
${list}`,
  );
}
