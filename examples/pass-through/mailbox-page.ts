import { escapeHtml, htmlPage } from "./html.ts";
import type { KeptMail, Mailbox } from "./mailbox.ts";
import { navigation } from "./navigation.ts";

function article({ to, subject, text, link, at }: KeptMail): string {
  const open =
    link === undefined
      ? ""
      : `\n<p><a class="button" href="${escapeHtml(link)}">Open the link</a></p>`;
  return `<article class="card">
<h2>${escapeHtml(subject)}</h2>
<p class="quiet">to ${escapeHtml(to)}, <time datetime="${at.toISOString()}">${at.toTimeString().slice(0, 8)}</time></p>
<p>${escapeHtml(text)}</p>${open}
</article>`;
}

/** The mails that the demo would have sent. */
export function mailboxPage({ mails }: Mailbox): Response {
  const list =
    mails.length > 0 ? mails.map(article).join("\n") : `<p class="card">No mail yet.</p>`;
  return htmlPage(
    "Mailbox",
    `${navigation("/mailbox")}
<h1>Mailbox</h1>
<p class="quiet">The demo keeps its last 20 mails here; a real app sends them. <a href="/mailbox">Look again</a></p>
${list}`,
  );
}
