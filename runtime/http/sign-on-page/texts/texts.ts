import type { en } from "./en.ts";
import type { Text } from "./text.ts";

/** What the page can say. */
export type TextKey = keyof typeof en;

/** All that the page says, in one language. */
export type Texts = Readonly<Record<TextKey, Text>>;
