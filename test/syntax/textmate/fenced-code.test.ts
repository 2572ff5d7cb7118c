import { expect, test } from "vitest";
import { textmateGrammar } from "../../../grammar/textmate.ts";
import { fencedCodeGrammar } from "../../../grammar/textmate/fenced-code.ts";
import { loadGrammar, scopedLines, scopesAsText } from "../support/textmate.ts";

const markdown = "text.html.markdown";

async function scopesOf(text: string): Promise<string> {
  const grammars = {
    [markdown]: { scopeName: markdown, patterns: [] },
    "markdown.journey.codeblock": fencedCodeGrammar(),
    "source.journey": textmateGrammar(),
  };
  const grammar = await loadGrammar(markdown, grammars, ["markdown.journey.codeblock"]);
  return scopesAsText(scopedLines(grammar, text));
}

test("a block of journeys in Markdown is coloured, up to its end and no further", async () => {
  const text = [
    "node a: T",
    "```journey",
    "node a: T {",
    "  -> b",
    "```",
    "node b: T",
    "~~~ Journey title=x",
    'x: """',
    "~~~",
    "```typescript",
    "node c: T",
    "```",
  ].join("\n");
  expect(await scopesOf(text)).toMatchInlineSnapshot(`
    "> node a: T
    > \`\`\`journey
      ^^^ markup.fenced_code.block.markdown punctuation.definition.markdown
         ^^^^^^^ markup.fenced_code.block.markdown fenced_code.block.language.markdown
    > node a: T {
      ^^^^ markup.fenced_code.block.markdown meta.embedded.block storage.type.node
           ^ markup.fenced_code.block.markdown meta.embedded.block entity.name.function.node
            ^ markup.fenced_code.block.markdown meta.embedded.block punctuation.separator.colon
              ^ markup.fenced_code.block.markdown meta.embedded.block entity.name.type.node
                ^ markup.fenced_code.block.markdown meta.embedded.block punctuation.section.body.begin
    >   -> b
        ^^ markup.fenced_code.block.markdown meta.embedded.block keyword.operator.arrow
           ^ markup.fenced_code.block.markdown meta.embedded.block entity.name.function.node
    > \`\`\`
      ^^^ markup.fenced_code.block.markdown punctuation.definition.markdown
    > node b: T
    > ~~~ Journey title=x
      ^^^ markup.fenced_code.block.markdown punctuation.definition.markdown
          ^^^^^^^ markup.fenced_code.block.markdown fenced_code.block.language.markdown
                 ^^^^^^^^ markup.fenced_code.block.markdown fenced_code.block.language.attributes.markdown
    > x: """
      ^ markup.fenced_code.block.markdown meta.embedded.block variable.other.property
       ^ markup.fenced_code.block.markdown meta.embedded.block punctuation.separator.colon
         ^^^ markup.fenced_code.block.markdown meta.embedded.block string.quoted.triple punctuation.definition.string.begin
    > ~~~
      ^^^ markup.fenced_code.block.markdown punctuation.definition.markdown
    > \`\`\`typescript
    > node c: T
    > \`\`\`
    "
  `);
});
