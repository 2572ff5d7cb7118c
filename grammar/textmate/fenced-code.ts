/** The grammar that colours blocks of journeys in Markdown: VS Code injects it there. */
export function fencedCodeGrammar(): object {
  const fence = { name: "punctuation.definition.markdown" };
  return {
    $schema: "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
    name: "Journey in Markdown",
    scopeName: "markdown.journey.codeblock",
    injectionSelector: "L:text.html.markdown",
    patterns: [
      {
        name: "markup.fenced_code.block.markdown",
        begin: "(^|\\G)(\\s*)(`{3,}|~{3,})\\s*(?i:(journey)((?:\\s+|:|,|\\{|\\?)[^`]*)?$)",
        end: "(^|\\G)(\\2|\\s{0,3})(\\3)\\s*$",
        beginCaptures: {
          3: fence,
          4: { name: "fenced_code.block.language.markdown" },
          5: { name: "fenced_code.block.language.attributes.markdown" },
        },
        endCaptures: { 3: fence },
        patterns: [
          {
            begin: "(^|\\G)(\\s*)(.*)",
            while: "(^|\\G)(?!\\s*([`~]{3,})\\s*$)",
            contentName: "meta.embedded.block.journey",
            patterns: [{ include: "source.journey" }],
          },
        ],
      },
    ],
  };
}
