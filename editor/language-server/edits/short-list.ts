import { quoteList } from "journeyc/analysis";

/** More names than this nobody reads in a menu. */
const most = 4;

/** Outcomes in a title: their names, or, of many, how many they are: `8 outcomes`. */
export function shortList(outcomes: readonly string[], noun: string): string {
  return outcomes.length > most ? `${outcomes.length} ${noun}` : quoteList(outcomes);
}
