/** What only AM's first script engine knows: Java's classes, and bindings that the next one has no longer. */
const signs: readonly (readonly [sign: RegExp, what: string])[] = [
  [/\bJavaImporter\b/, "JavaImporter"],
  [/\bJavaAdapter\b/, "JavaAdapter"],
  [/\bPackages\s*\./, "Packages"],
  [/\b(?:org\.forgerock|com\.sun|javax?)\s*\.\s*[a-z]/, "classes of Java"],
  [/\bimport(?:Class|Package)\s*\(/, "classes of Java"],
  [/\bsharedState\s*\./, "sharedState"],
  [/\btransientState\s*\./, "transientState"],
  [/(?<![\w$.])action\s*=(?!=)/, "action = …"],
  [
    /\bidRepository\s*\.\s*(?:getAttribute|setAttribute|addAttribute)\s*\(/,
    "idRepository.getAttribute",
  ],
];

/**
 * What makes a script a legacy one; undefined for others. It is sought in the text without comments and strings: what
 * the first engine takes need not be JavaScript.
 */
export function legacySign(text: string): string | undefined {
  const code = withoutTexts(text);
  return signs.find(([sign]) => sign.test(code))?.[1];
}

/** Comments and the insides of texts, blanked. A `/` that begins a regular expression is taken for a division. */
function withoutTexts(text: string): string {
  return text.replace(
    /\/\/[^\n]*|\/\*[^]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[^])*`/g,
    (found) => (found.startsWith("/") ? " " : '""'),
  );
}
