import type { Binding } from "../binding.ts";

/** What the language itself has of time and chance. */
export const realmBinding: Binding = {
  inside: "",
  calls: {
    now: ({ occasion }) => occasion.now,
    random: ({ random }) => random(6).readUIntBE(0, 6) / 2 ** 48,
  },
};
