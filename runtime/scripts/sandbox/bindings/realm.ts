import type { Binding } from "../binding.ts";

/** What the language itself has of time and chance. */
export const binding: Binding = {
  inside: "",
  starts: { now: ({ occasion }) => occasion.now },
  calls: {
    random: ({ random }) => random(6).readUIntBE(0, 6) / 2 ** 48,
  },
};
