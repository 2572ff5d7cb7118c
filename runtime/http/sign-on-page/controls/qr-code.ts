import { encode } from "uqr";
import { html, type Markup } from "../html.ts";
import type { Words } from "../texts/words.ts";

/** What a hidden value of this kind is for: apps read it from a QR code, by a link, or as a key that is typed. */
const device = /^(?:otpauth|pushauth|mfauth):\/\//i;

export function isDeviceUri(value: string): boolean {
  return device.test(value);
}

/** The address as a QR code, as a link for an app on this device, and its key for whoever types. */
export function deviceRegistration(uri: string, words: Words): Markup {
  const key = keyOf(uri);
  return html`<div class="qr-code">
    ${qrCode(uri, words.say("qrCode"))}
    <p><a href="${uri}" rel="noopener noreferrer">${words.say("openApp")}</a></p>
    ${key !== undefined && html`<p>${words.say("typeKey")}<br /><code class="key" translate="no">${key}</code></p>`}
  </div>`;
}

/** Dark on light whatever the theme: cameras want it so. */
function qrCode(text: string, label: string): Markup {
  const { data, size } = encode(text, { ecc: "M", border: 4 });
  const path = data.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    role="img"
    aria-label="${label}"
    viewBox="0 0 ${size} ${size}"
    width="240"
    height="240"
    shape-rendering="crispEdges"
  >
    <rect width="${size}" height="${size}" fill="#fff" />
    <path d="${path.join("")}" fill="#000" />
  </svg>`;
}

/** In groups of four, as people copy it. */
function keyOf(uri: string): string | undefined {
  const key = URL.canParse(uri) ? new URL(uri).searchParams.get("secret") : null;
  return key === null ? undefined : key.replace(/.{4}(?=.)/g, "$& ");
}
