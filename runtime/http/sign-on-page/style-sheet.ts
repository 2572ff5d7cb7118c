import { pageAsset } from "./page-asset.ts";

/** Themable: a sheet that comes after it need only set the variables of `:root`; docs/sign-on-page.md lists them. */
const text = `:root {
  color-scheme: light dark;
  --background: #f3f4f7;
  --surface: #ffffff;
  --text: #16191f;
  --quiet: #555d6b;
  --line: #7a8494;
  --edge: #e1e4e9;
  --accent: #1f4fd1;
  --on-accent: #ffffff;
  --danger: #a8200d;
  --danger-surface: #fdefec;
  --warning: #8a5a00;
  --warning-surface: #fff6e0;
  --notice-surface: #eef3ff;
  --radius: 10px;
  --width: 26rem;
  --logo-height: 2.5rem;
  --font: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
@supports (color: light-dark(red, red)) {
  :root {
    --background: light-dark(#f3f4f7, #101216);
    --surface: light-dark(#ffffff, #191c22);
    --text: light-dark(#16191f, #eceef2);
    --quiet: light-dark(#555d6b, #a3abb9);
    --line: light-dark(#7a8494, #737d8e);
    --edge: light-dark(#e1e4e9, #2a2f38);
    --accent: light-dark(#1f4fd1, #8fb0ff);
    --on-accent: light-dark(#ffffff, #0d1424);
    --danger: light-dark(#a8200d, #ff9d8f);
    --danger-surface: light-dark(#fdefec, #35191a);
    --warning: light-dark(#8a5a00, #f2c063);
    --warning-surface: light-dark(#fff6e0, #2e2514);
    --notice-surface: light-dark(#eef3ff, #1a2338);
  }
}
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0;
  min-height: 100vh;
  min-height: 100svh;
  display: grid;
  place-items: center;
  padding: 2rem 1rem;
  background: var(--background);
  color: var(--text);
  font: 1rem/1.5 var(--font);
  overflow-wrap: anywhere;
}
.page { width: 100%; max-width: var(--width); display: grid; gap: 1.5rem; grid-template-columns: minmax(0, 1fr); }
.brand { display: flex; justify-content: center; text-align: center; }
.brand p { margin: 0; font-size: 1.125rem; font-weight: 650; letter-spacing: -0.005em; }
.logo { display: block; height: var(--logo-height); width: auto; max-width: 100%; object-fit: contain; }
main {
  padding: 2rem;
  background: var(--surface);
  border: 1px solid var(--edge);
  border-radius: calc(var(--radius) * 1.6);
  box-shadow: 0 1px 2px rgb(0 0 0 / 4%), 0 12px 32px rgb(0 0 0 / 6%);
}
h1 { margin: 0; font-size: 1.5rem; line-height: 1.25; font-weight: 650; letter-spacing: -0.01em; text-wrap: balance; }
h2 { margin: 0; font-size: 1rem; line-height: 1.4; font-weight: 600; }
p { margin: 0; }
a { color: var(--accent); text-underline-offset: 0.18em; text-decoration-thickness: 0.08em; }
a:hover { text-decoration-thickness: 0.14em; }
code { font-size: 0.94em; }
.description, .quiet { color: var(--quiet); }
.description { margin-top: 0.4rem; }
.alert + .description { margin-top: 1rem; }
html[dir="rtl"] [dir="ltr"] { text-align: right; }
html[dir="ltr"] [dir="rtl"] { text-align: left; }
.description > :first-child, .rich > :first-child { margin-top: 0; }
.description > :last-child, .rich > :last-child { margin-bottom: 0; }
h1 ~ .quiet, h1 ~ p { margin-top: 1.25rem; }
h1 ~ p.description { margin-top: 0.4rem; }
p + p { margin-top: 0.6rem; }
form, .content, .stack { display: grid; gap: 1.15rem; grid-template-columns: minmax(0, 1fr); }
.stack { gap: 0.75rem; }
main > form, main > .content { margin-top: 1.5rem; }
fieldset { margin: 0; padding: 0; border: 0; min-width: 0; }
.field { display: grid; gap: 0.4rem; grid-template-columns: minmax(0, 1fr); }
fieldset.stack { gap: 0.9rem; }
label, legend { font-weight: 550; font-size: 0.94rem; padding: 0; }
fieldset.stack > legend { font-size: 1rem; font-weight: 600; margin-bottom: 0.6rem; }
fieldset.field:not(.stack) > legend { margin-bottom: 0.3rem; }
.optional { font-weight: 400; color: var(--quiet); }
input:not([type="checkbox"], [type="radio"]), select {
  width: 100%;
  min-height: 2.875rem;
  padding: 0.55rem 0.8rem;
  color: inherit;
  background: var(--surface);
  border: 1px solid var(--line);
  border-radius: var(--radius);
  font: inherit;
}
input:not([type="checkbox"], [type="radio"]):hover, select:hover { border-color: var(--text); }
input[autocomplete~="one-time-code"] { letter-spacing: 0.2em; font-variant-numeric: tabular-nums; }
.check { display: grid; grid-template-columns: auto minmax(0, 1fr); align-items: start; column-gap: 0.7rem; padding: 0.55rem 0; min-height: 2.75rem; font-size: 1rem; font-weight: 400; cursor: pointer; }
.check input { width: 1.25rem; height: 1.25rem; margin: 0.14rem 0 0; accent-color: var(--accent); cursor: pointer; }
fieldset .check { padding: 0.6rem 0.8rem; border: 1px solid var(--edge); border-radius: var(--radius); }
fieldset .check:hover { border-color: var(--line); }
fieldset .check:has(:checked) { border-color: var(--accent); background: var(--notice-surface); }
[aria-invalid="true"]:not([type="checkbox"], [type="radio"]) { border-color: var(--danger) !important; box-shadow: inset 0 0 0 1px var(--danger); }
.field-error, .hint { margin: 0; font-size: 0.9rem; line-height: 1.4; }
ul.field-error, ul.hint { padding-inline-start: 1.2rem; }
.field-error { color: var(--danger); font-weight: 500; }
.hint { color: var(--quiet); }
button, .button {
  display: inline-flex;
  align-items: center;
  justify-content: center;
  min-height: 2.875rem;
  padding: 0.6rem 1.1rem;
  border: 1px solid transparent;
  border-radius: var(--radius);
  background: var(--accent);
  color: var(--on-accent);
  font: inherit;
  font-weight: 600;
  line-height: 1.3;
  text-align: center;
  text-decoration: none;
  cursor: pointer;
}
.button { width: 100%; }
button:hover, .button:hover { background: color-mix(in srgb, var(--accent) 88%, var(--text)); }
button:active, .button:active { background: color-mix(in srgb, var(--accent) 76%, var(--text)); }
.secondary { background: var(--surface); color: var(--text); border-color: var(--line); }
.secondary:hover { background: var(--notice-surface); border-color: var(--text); }
.secondary:active { background: var(--edge); }
.buttons { display: flex; flex-wrap: wrap; gap: 0.75rem; }
.buttons button { flex: 1 1 9rem; }
.divider { display: flex; align-items: center; gap: 0.75rem; color: var(--quiet); font-size: 0.9rem; }
.divider::before, .divider::after { content: ""; flex: 1; border-top: 1px solid var(--edge); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.check:focus-within:has(:focus-visible) { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: var(--radius); }
.check :focus-visible { outline: none; }
.alert, .message {
  padding: 0.75rem 1rem;
  border-radius: var(--radius);
  border: 1px solid transparent;
  border-inline-start: 4px solid var(--accent);
  background: var(--notice-surface);
}
.alert { margin-top: 1.25rem; }
.alert ul { margin: 0.35rem 0 0; padding-inline-start: 1.2rem; }
.alert li { padding-block: 0.1rem; }
.alert.failed, .message.error { border-inline-start-color: var(--danger); background: var(--danger-surface); }
.alert.failed a { color: var(--danger); }
.message.error strong { color: var(--danger); }
.message.warning { border-inline-start-color: var(--warning); background: var(--warning-surface); }
.message.warning strong { color: var(--warning); }
.terms { max-height: 15rem; overflow: auto; padding: 0.9rem 1rem; border: 1px solid var(--line); border-radius: var(--radius); font-size: 0.94rem; }
.terms .plain { white-space: pre-line; margin-top: 0.5rem; }
.consent { display: grid; gap: 0.4rem; }
.consent ul { margin: 0; padding-inline-start: 1.2rem; }
.wait { display: flex; align-items: center; gap: 0.8rem; }
.qr-code { display: grid; gap: 0.75rem; justify-items: center; text-align: center; }
.qr-code svg { max-width: 100%; height: auto; border-radius: var(--radius); }
.qr-code .key { user-select: all; }
.spinner { flex: none; width: 1.5rem; height: 1.5rem; border: 3px solid var(--edge); border-top-color: var(--accent); border-radius: 50%; }
footer ul { display: flex; flex-wrap: wrap; justify-content: center; gap: 0.25rem 1.25rem; margin: 0; padding: 0; list-style: none; font-size: 0.9rem; }
footer a { display: inline-block; padding: 0.35rem 0; color: var(--quiet); }
footer a:hover { color: var(--text); }
@media (max-width: 30rem) {
  body { padding: 0; place-items: start stretch; background: var(--surface); }
  .page { max-width: none; padding: 1.5rem 1.25rem 2rem; }
  main { padding: 0; border: 0; border-radius: 0; box-shadow: none; }
  .brand, footer ul { justify-content: flex-start; text-align: start; }
}
@media (prefers-reduced-motion: no-preference) {
  button, .button, input, select, .check { transition: background-color 120ms, border-color 120ms; }
  .spinner { animation: turn 1.2s linear infinite; }
  @keyframes turn { to { rotate: 1turn; } }
}
@media (prefers-contrast: more) {
  :root { --quiet: var(--text); --line: var(--text); --edge: var(--line); }
  input:not([type="checkbox"], [type="radio"]), select, .secondary { border-width: 2px; }
}
@media (forced-colors: active) {
  button, .button { border-color: ButtonBorder; }
  .alert, .message { border-color: CanvasText; }
  [aria-invalid="true"] { outline: 2px solid Mark; }
  .spinner { border-top-color: Highlight; }
}
`;

/** The page's own style sheet: the same for everybody. */
export function styleSheet(): Response {
  return pageAsset(text, "text/css");
}
