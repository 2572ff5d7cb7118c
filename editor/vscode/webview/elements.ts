/** An element of the page; the page and the script are made for each other. */
export function element<E extends HTMLElement = HTMLElement>(
  id: string,
  type?: abstract new (...given: never[]) => E,
): E {
  const found = document.getElementById(id);
  if (found === null || (type !== undefined && !(found instanceof type)))
    throw new Error(`The page has no ${id}.`);
  return found as E; // an HTMLElement, and of the type that was asked for
}

/** Fills a list with choices, and leaves it alone where they are the same: it may be open. */
export function fill(
  list: HTMLSelectElement,
  choices: readonly { readonly value: string; readonly text: string }[],
): void {
  const before = [...list.options].map(({ value, text }) => ({ value, text }));
  if (JSON.stringify(before) === JSON.stringify(choices)) return;
  list.replaceChildren(...choices.map(({ value, text }) => new Option(text, value)));
}
