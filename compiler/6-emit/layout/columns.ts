import { eastAsianWidth } from "#libraries";

/** Whatever may take another width than one column for each. The letters of Europe are not among it. */
const unusual = /[^ -~\u00A0-\u02FF]/;
const withoutWidth = /[\p{Nonspacing_Mark}\p{Enclosing_Mark}]/u;
/** No joiners: the emitter writes them as escapes. A letter of a flag takes one column, so a flag takes two. */
const emoji =
  /[#*0-9]\uFE0F?\u20E3|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|[\p{Emoji}--[#*0-9\p{Regional_Indicator}]]\uFE0F/gv;

/** How many columns a text without line ends takes, as prettier counts them: not as every terminal does. */
export function columnsOf(text: string): number {
  return unusual.test(text) ? countColumns(text) : text.length;
}

function countColumns(text: string): number {
  const widthOf = eastAsianWidth();
  let columns = 0;
  const rest = text.replace(emoji, () => {
    columns += 2;
    return "";
  });
  for (const character of rest) {
    if (!withoutWidth.test(character)) columns += widthOf(character.codePointAt(0) ?? 0);
  }
  return columns;
}
