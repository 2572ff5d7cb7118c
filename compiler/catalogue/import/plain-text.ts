/** A sentence of AM's console is rarely longer; more is no help to a reader of a journey. */
const longest = 600;

const entities: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&nbsp;": " ",
  "&amp;": "&",
};

/** AM's descriptions hold HTML: their text in one line, ended by a full stop. */
export function plainText(html: string): string {
  const text = html
    .slice(0, 20_000)
    .replace(/<\/?(?:br|p|ul|ol|li|div)\b[^<>]*>/gi, " ")
    .replace(/<[^<>]*>/g, "")
    .replace(/&(?:lt|gt|quot|#39|nbsp|amp);/g, (entity) => entities[entity] ?? entity)
    .replace(/\s+/g, " ")
    .trim();
  if (text === "") return "";
  const short = text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text;
  return /[.!?…]$/.test(short) ? short : `${short}.`;
}
