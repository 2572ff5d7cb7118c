interface Signature {
  readonly bytes: readonly number[];
  readonly kind: string;
}

/** The first bytes by which files that are packed, or text in another encoding, tell what they are. */
const signatures: readonly Signature[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], kind: "a zip archive" },
  { bytes: [0x50, 0x4b, 0x05, 0x06], kind: "an empty zip archive" },
  { bytes: [0x1f, 0x8b], kind: "a gzip archive" },
  { bytes: [0x42, 0x5a, 0x68], kind: "a bzip2 archive" },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], kind: "an xz archive" },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], kind: "a Zstandard archive" },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], kind: "a 7z archive" },
  { bytes: [0x52, 0x61, 0x72, 0x21], kind: "a rar archive" },
];

/** What kind of archive begins with these bytes; undefined when none does. */
export function packedKind(bytes: Uint8Array): string | undefined {
  return signatures.find(({ bytes: first }) => first.every((byte, index) => bytes[index] === byte))
    ?.kind;
}

/**
 * True: text in UTF-16 or UTF-32, by its byte-order mark or because every other byte of its start is zero. Such bytes
 * may be valid UTF-8 all the same, full of NUL characters.
 */
export function isWideText(bytes: Uint8Array): boolean {
  const [first, second, third, fourth] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  if (bytes.length < 4) return false;
  return (second === 0 && fourth === 0) || (first === 0 && third === 0);
}
