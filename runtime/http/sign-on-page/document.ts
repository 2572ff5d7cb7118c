import { html, type Markup } from "./html.ts";

export interface DocumentParts {
  readonly title: string;
  readonly base: string;
  readonly body: Markup;
  /** Origins besides this one that the answer to the form may lead to. */
  readonly formTargets?: readonly string[];
  readonly status?: number;
  readonly cookies?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** A whole page, with headers that let it load its style sheet and post its form, and nothing else. */
export function documentResponse(parts: DocumentParts): Response {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${parts.title}</title>
        <link rel="stylesheet" href="${parts.base}/XUI/sign-on.css" />
      </head>
      <body>
        <main>${parts.body}</main>
      </body>
    </html> `;
  const headers = new Headers({
    ...pageHeaders,
    "content-security-policy": policy(parts.formTargets ?? []),
    ...parts.headers,
  });
  for (const cookie of parts.cookies ?? []) headers.append("set-cookie", cookie);
  return new Response(page.text, { status: parts.status ?? 200, headers });
}

// With a stricter referrer policy browsers send `Origin: null` along with the form.
const pageHeaders = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
};

/** Browsers hold the redirect that answers a form against `form-action`, too. */
function policy(formTargets: readonly string[]): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    ["form-action 'self'", ...formTargets].join(" "),
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join("; ");
}
