const places = { "/": "Home", "/mailbox": "Mailbox" };

/** The links to the demo's own pages. */
export function navigation(current: keyof typeof places): string {
  const links = Object.entries(places).map(
    ([path, name]) =>
      `<a href="${path}"${path === current ? ' aria-current="page"' : ""}>${name}</a>`,
  );
  return `<nav>${links.join("\n")}</nav>`;
}
