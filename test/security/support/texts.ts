/** A text of eight megabytes that is whole when its first and last line agree. */
export const textOf = (name: string): string =>
  `${name}\n${"x".repeat(99)}\n${`${name.repeat(33)}\n`.repeat(80_000)}${name}\n`;
