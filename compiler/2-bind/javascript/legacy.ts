type Sign = readonly [sign: RegExp, what: string];

/** Java's classes, which only AM's first script engine has. */
const java: readonly Sign[] = [
  [/\bJavaImporter\b/, "JavaImporter"],
  [/\bJavaAdapter\b/, "JavaAdapter"],
  [/\bPackages\s*\./, "Packages"],
  [/\b(?:org\.forgerock|com\.sun|javax?)\s*\.\s*[a-z]/, "classes of Java"],
  [/\bimport(?:Class|Package)\s*\(/, "classes of Java"],
];

/** Bindings of the first engine that the next one has no longer. */
const bindings: readonly Sign[] = [
  [/\bsharedState\s*\./, "sharedState"],
  [/\btransientState\s*\./, "transientState"],
  [/(?<![\w$.])action\s*=(?!=)/, "action = …"],
  [
    /\bidRepository\s*\.\s*(?:getAttribute|setAttribute|addAttribute)\s*\(/,
    "idRepository.getAttribute",
  ],
];

/** What only the next engine has. A script that has it, and slips into a binding of the first one, fails there alone. */
const next =
  /(?<![\w$.])(?:action\s*\.\s*(?:goTo|suspend|with[A-Z]\w*)\s*\(|callbacksBuilder\b)|\.\s*getAttributeValues\s*\(/;

/**
 * What makes a script a legacy one; undefined for others. It is sought in the text without comments and strings: what
 * the first engine takes need not be JavaScript.
 */
export function legacySign(text: string): string | undefined {
  const code = withoutTexts(text);
  const signs = next.test(code) ? java : [...java, ...bindings];
  return signs.find(([sign]) => sign.test(code))?.[1];
}

/** Comments and the insides of texts, blanked. A `/` that begins a regular expression is taken for a division. */
function withoutTexts(text: string): string {
  return text.replace(
    /\/\/[^\n]*|\/\*[^]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[^])*`/g,
    (found) => (found.startsWith("/") ? " " : '""'),
  );
}
