import { createHash } from "node:crypto";

/** Names that Windows keeps for devices, whatever their ending. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** What a file name cannot have somewhere, or what has a meaning in it: separators, wildcards, control characters. */
const unsafe = /[\u0000-\u001f\u007f-\u009f<>:"/\\|?*%\u2028\u2029]|\p{Surrogate}/gu;

/** The longest name that is kept whole, in UTF-8 bytes: file systems take 255, and endings are added. */
const longest = 180;

function encode(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0xd800 && code <= 0xdfff) return `%u${code.toString(16)}`;
  return [...Buffer.from(character)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`)
    .join("");
}

/**
 * A name as that of one file or folder, on every system: what cannot stand there is percent-encoded, as
 * fr-config-manager does. Never a path, never hidden, never empty.
 */
export function safeFileName(name: string): string {
  const encoded = name
    .replace(unsafe, encode)
    .replace(/^[.]|[. ]+$/g, (part) => [...part].map(encode).join(""))
    .replace(device, (part) => `${encode(part[0] ?? "")}${part.slice(1)}`)
    .replace(/^node_modules$/, "%6Eode_modules");
  if (encoded === "") return "%";
  if (Buffer.byteLength(encoded) <= longest) return encoded;
  const digest = createHash("sha256").update(name).digest("hex").slice(0, 16);
  return `${[...encoded].slice(0, 40).join("")}~${digest}`;
}

/** The name in a file name: without its ending, and with what was percent-encoded. */
export function nameOfFile(fileName: string): string {
  const stem = fileName.replace(/(?:\.journeys?)?\.(?:json|har)$/, "");
  try {
    return decodeURIComponent(stem);
  } catch {
    return stem;
  }
}

/** File names for names, each its own even where upper and lower case do not count. */
export function distinctFileNames(names: readonly string[]): readonly string[] {
  const used = new Set<string>();
  return names.map((name) => {
    const base = safeFileName(name);
    let candidate = base;
    for (let count = 2; used.has(candidate.toLowerCase()); count++) candidate = `${base}~${count}`;
    used.add(candidate.toLowerCase());
    return candidate;
  });
}
