/** Themable: an app that serves its own sheet need only set the variables of `:root`. */
const text = `:root {
  color-scheme: light dark;
  --background: light-dark(#f4f5f7, #101216);
  --surface: light-dark(#ffffff, #191c22);
  --text: light-dark(#16191f, #eceef2);
  --quiet: light-dark(#555d6b, #a3abb9);
  --line: light-dark(#7d8695, #6d7686);
  --edge: light-dark(#e1e4e9, #2a2f38);
  --accent: light-dark(#1f4fd1, #8fb0ff);
  --on-accent: light-dark(#ffffff, #0d1424);
  --danger: light-dark(#a8200d, #ff9d8f);
  --danger-surface: light-dark(#fdefec, #35191a);
  --notice-surface: light-dark(#eef3ff, #1a2338);
  --radius: 10px;
  --font: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
* { box-sizing: border-box; }
body {
  margin: 0;
  min-height: 100vh;
  min-height: 100svh;
  display: grid;
  place-items: center;
  padding: 1.5rem 1rem;
  background: var(--background);
  color: var(--text);
  font: 1rem/1.5 var(--font);
}
main {
  width: 100%;
  max-width: 25rem;
  padding: 2rem;
  background: var(--surface);
  border: 1px solid var(--edge);
  border-radius: calc(var(--radius) * 1.6);
  box-shadow: 0 1px 2px rgb(0 0 0 / 4%), 0 12px 32px rgb(0 0 0 / 6%);
  overflow-wrap: anywhere;
}
h1 { margin: 0 0 0.25rem; font-size: 1.5rem; line-height: 1.25; font-weight: 650; letter-spacing: -0.01em; }
a { color: var(--accent); text-underline-offset: 0.15em; }
.description, .quiet { color: var(--quiet); }
.description > :first-child { margin-top: 0; }
form { margin-top: 1.5rem; display: grid; gap: 1.1rem; }
.field { display: grid; gap: 0.35rem; }
label { font-weight: 550; font-size: 0.94rem; }
input:not([type="checkbox"]), select {
  width: 100%;
  min-height: 2.9rem;
  padding: 0.55rem 0.8rem;
  color: inherit;
  background: var(--surface);
  border: 1px solid var(--line);
  border-radius: var(--radius);
  font: inherit;
}
.check { grid-template-columns: auto 1fr; align-items: center; column-gap: 0.65rem; }
.check input { width: 1.25rem; height: 1.25rem; margin: 0; accent-color: var(--accent); }
.check label { font-weight: 400; padding: 0.3rem 0; }
.check .field-error { grid-column: 1 / -1; }
[aria-invalid="true"] { border-color: var(--danger) !important; }
.field-error { margin: 0; padding: 0; list-style: none; color: var(--danger); font-size: 0.9rem; }
button {
  min-height: 2.9rem;
  padding: 0.55rem 1.1rem;
  border: 0;
  border-radius: var(--radius);
  background: var(--accent);
  color: var(--on-accent);
  font: inherit;
  font-weight: 600;
  cursor: pointer;
}
button:hover { filter: brightness(1.08); }
.buttons { display: flex; flex-wrap: wrap; gap: 0.6rem; }
.buttons button { flex: 1; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.alert, .message {
  margin: 0 0 1.25rem;
  padding: 0.75rem 1rem;
  border-radius: var(--radius);
  border-inline-start: 4px solid var(--accent);
  background: var(--notice-surface);
}
.alert p { margin: 0; }
.alert ul { margin: 0.35rem 0 0; padding-inline-start: 1.2rem; }
.alert.failed, .message.error { border-color: var(--danger); background: var(--danger-surface); }
.alert.failed a { color: var(--danger); }
.message { margin: 0; }
@media (max-width: 30rem) {
  body { padding: 0; place-items: start stretch; background: var(--surface); }
  main { max-width: none; padding: 1.5rem 1.25rem; border: 0; border-radius: 0; box-shadow: none; }
}
@media (prefers-reduced-motion: no-preference) {
  button, input { transition: filter 120ms, border-color 120ms; }
}
@media (forced-colors: active) {
  button { border: 1px solid; }
}
`;

/** The page's only subresource: the same for everybody. */
export function styleSheet(): Response {
  return new Response(text, {
    headers: {
      "content-type": "text/css; charset=utf-8",
      "cache-control": "public, max-age=300",
      "x-content-type-options": "nosniff",
    },
  });
}
