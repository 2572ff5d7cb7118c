/**
 * A recovery code as it is stored. How it begins is kept to know which hash to compare with: one instead of all of
 * them. What is left of the code is still far beyond guessing.
 */
export interface HashedCode {
  readonly begins: string;
  readonly hash: string;
}

const beginning = 2;

/** A code as it is hashed and compared: as it was shown, or without dashes, in capitals, with blanks. */
export function normalCode(code: string): string {
  return code
    .slice(0, 256)
    .replace(/[\s-]+/gu, "")
    .toLowerCase();
}

/** @param hashed as `Directory.hashAnswer` */
export async function storedCode(
  code: string,
  hashed: (text: string) => Promise<string | undefined>,
): Promise<HashedCode> {
  const normal = normalCode(code);
  const hash = await hashed(normal);
  if (hash === undefined) throw new TypeError("A recovery code is empty, or too long.");
  return { begins: normal.slice(0, beginning), hash };
}

/** The codes that this one may be. */
export function candidates(codes: readonly HashedCode[], normal: string): readonly HashedCode[] {
  return codes.filter(({ begins }) => begins === normal.slice(0, beginning));
}

export function isHashedCodes(value: unknown): value is readonly HashedCode[] {
  return (
    Array.isArray(value) &&
    value.every((code: Partial<HashedCode> | null) => {
      const { begins, hash } = code ?? {};
      return typeof begins === "string" && typeof hash === "string";
    })
  );
}
