/** A decimal literal as its digits without zeros at either end, and the power of ten of the last one. */
function decimal(literal: string): string {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(literal) ?? [];
  const digits = `${whole}${fraction}`.replace(/^0+/, "");
  const significant = digits.replace(/0+$/, "");
  if (significant === "") return "0";
  const zeros = digits.length - significant.length;
  return `${sign}${significant}e${BigInt(exponent) - BigInt(fraction.length) + BigInt(zeros)}`;
}

/** Short literals of whole numbers, nearly all there are, need no arithmetic. */
const plain = /^-?\d{1,15}$/;

/** Beyond this many characters no literal is kept, and its arithmetic would take long. */
const longest = 400;

/** True: the number comes back as it was written once JavaScript has read it and writes it again. */
export function isKept(literal: string): boolean {
  if (plain.test(literal)) return true;
  if (literal.length > longest) return false;
  const value = Number(literal);
  return Number.isFinite(value) && decimal(literal) === decimal(String(value));
}
