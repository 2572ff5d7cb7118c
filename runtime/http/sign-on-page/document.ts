import { randomBytes } from "node:crypto";
import { textResponse } from "../responses/text-response.ts";
import { brand, footer } from "./brand.ts";
import { html, type Markup } from "./html.ts";
import type { Visit } from "./visit.ts";

export interface DocumentParts {
  readonly title: string;
  readonly body: Markup;
  /** Origins besides this one that a form, or the answer to it, may lead to. */
  readonly formTargets?: readonly string[];
  /** True where the page's one script is needed. Elsewhere none may run. */
  readonly scripted?: boolean;
  readonly status?: number;
  readonly cookies?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** A whole page, with headers that let it load its style sheet and post its form, and nothing else. */
export function documentResponse(visit: Visit, parts: DocumentParts): Response {
  const { words, settings, page: looks } = visit;
  const title = [parts.title, looks.title ?? ""].filter((part) => part !== "").join(" – ");
  // A new one for each page: no markup that somebody else had written could know it.
  const nonce = parts.scripted ? randomBytes(16).toString("base64url") : undefined;
  const page = html`<!doctype html>
    <html lang="${words.language}" dir="${words.direction}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="stylesheet" href="${settings.base}/XUI/sign-on.css" />
        ${looks.styleSheetUrl !== undefined && html`<link rel="stylesheet" href="${looks.styleSheetUrl}" />`}
      </head>
      <body>
        <div class="page">
          ${brand(looks)}
          <main>${parts.body}</main>
          ${footer(visit)}
        </div>
        ${nonce !== undefined && html`<script src="${settings.base}/XUI/passkey.js" nonce="${nonce}"></script>`}
      </body>
    </html> `;
  const headers = new Headers({
    ...pageHeaders,
    "content-language": words.language,
    "content-security-policy": policy(visit, parts.formTargets ?? [], nonce),
    ...parts.headers,
  });
  for (const cookie of parts.cookies ?? []) headers.append("set-cookie", cookie);
  return textResponse(page.text, { status: parts.status ?? 200, headers });
}

// With a stricter referrer policy browsers send `Origin: null` along with the form.
const pageHeaders = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  vary: "accept-language, cookie",
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy":
    "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
};

/** Browsers hold the redirect that answers a form against `form-action`, too. */
function policy(
  { page }: Visit,
  formTargets: readonly string[],
  nonce: string | undefined,
): string {
  return [
    "default-src 'none'",
    ...(nonce === undefined ? [] : [`script-src 'nonce-${nonce}'`]),
    ["style-src 'self'", ...originOf(page.styleSheetUrl)].join(" "),
    ...(page.logoUrl === undefined ? [] : [`img-src ${originOf(page.logoUrl)[0] ?? "'self'"}`]),
    ["form-action 'self'", ...new Set(formTargets)].join(" "),
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join("; ");
}

/** Of an address elsewhere; none of a path. */
function originOf(url: string | undefined): readonly string[] {
  return url !== undefined && URL.canParse(url) ? [new URL(url).origin] : [];
}
