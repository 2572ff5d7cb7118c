/** Langium's parser for the part of our language that the measured texts use, made from its grammar. */
import { peerModule } from "./peers.ts";

const grammar = `grammar Journeys

entry File: declarations+=(Import | Resource | Journey)*;

Import: 'import' '{' names+=Name (',' names+=Name)* '}' 'from' path=STRING;
Resource: 'resource' name=Path 'from' schema=STRING;
Journey: 'journey' name=ID ('on' resource=Path)? '{' parts+=(Setting | Start | Node | Page)* '}';

Start: 'start' '->' target=ID;
Node: 'node' name=ID ':' type=ID ('->' target=ID | '{' parts+=(Setting | Outcome | Next)* '}')?;
Page: 'page' name=ID '{' parts+=(Member | Outcome | Next)* '}';
Member: name=ID ':' type=ID ('{' settings+=Setting* '}')?;
Next: '->' target=ID;
Outcome: name=Name '->' target=ID;
Setting: name=ID ':' value=Value;

Value: Text | Number | Truth | List | Reference;
Text: text=STRING;
Number: number=INT;
Truth: truth=('true' | 'false');
List: '[' items+=Value (',' items+=Value)* ']';
Reference: path=Path;
Path returns string: ID ('/' ID)*;
Name returns string: ID | 'true' | 'false';

terminal ID: /[_a-zA-Z][\\w_]*/;
terminal INT returns number: /[0-9]+/;
terminal STRING: /"(\\\\.|[^"\\\\])*"/;
hidden terminal WS: /\\s+/;
hidden terminal COMMENT: /\\/\\/[^\\n\\r]*/;
`;

interface Parsed {
  readonly parserErrors: readonly { readonly message: string }[];
  readonly lexerErrors: readonly { readonly message: string }[];
}

interface GrammarModule {
  createServicesForGrammar(config: { readonly grammar: string }): Promise<{
    readonly parser: { readonly LangiumParser: { parse(text: string): Parsed } };
  }>;
}

/** @returns a parser that throws where it does not understand all */
export async function langiumParser(): Promise<(text: string) => unknown> {
  const { createServicesForGrammar } = await peerModule<GrammarModule>(
    "langium",
    "langium/grammar",
  );
  const { parser } = await createServicesForGrammar({ grammar });
  return (text) => {
    const parsed = parser.LangiumParser.parse(text);
    const [error] = [...parsed.lexerErrors, ...parsed.parserErrors];
    if (error) throw new Error(`Langium: ${error.message}`);
    return parsed;
  };
}
