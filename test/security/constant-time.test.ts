import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ts } from "ts-morph";
import { expect, test } from "vitest";

// Secrets are compared by digest or by `timingSafeEqual`, never by `===`: the source is searched for it.

const folder = join(import.meta.dirname, "../../runtime");

/** What is no secret although it is called like one, and why. */
const harmless: readonly (readonly [string, string])[] = [
  // Two readings of one answer of Entra's; the client sends neither.
  ["connectors/entra/msal-verifier.ts", "asked.idToken === answer.idToken"],
  // Whether the stored row changed meanwhile; both come from the store.
  ["directory/memory.ts", "current.passwordHash !== record.passwordHash"],
  // Which stored code was used, in the store's words: the client's was verified before.
  ["directory/sealed-devices.ts", "hash !== code.hash"],
  // A new password and its repetition, in one request of whoever chooses it.
  ["nodes/create-password.ts", "password !== again"],
  // The token and what it decodes to, encoded again: both are the client's.
  ["session/seal.ts", 'sealed.toString("base64url") !== token'],
];

const secretName =
  /(secret|token|hash|mac|digest|signature|password|binding|nonce|otp|csrf|apikey)s?$/i;
const equality: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);
/** Methods that compare byte by byte and stop at the first difference. */
const comparing = /^(startsWith|endsWith|includes|indexOf|localeCompare|equals|compare)$/;

function isSecret(node: ts.Expression): boolean {
  if (ts.isIdentifier(node)) return secretName.test(node.text);
  return ts.isPropertyAccessExpression(node) && secretName.test(node.name.text);
}

/** `undefined`, a literal, a type's name: to be absent or empty is no secret. */
function isPlain(node: ts.Expression): boolean {
  return (
    ts.isLiteralExpression(node) ||
    ts.isTypeOfExpression(node) ||
    node.kind === ts.SyntaxKind.NullKeyword ||
    node.kind === ts.SyntaxKind.TrueKeyword ||
    node.kind === ts.SyntaxKind.FalseKeyword ||
    (ts.isIdentifier(node) && /^(undefined|unset)$/.test(node.text))
  );
}

function comparisons(file: string, text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && equality.has(node.operatorToken.kind)) {
      const { left, right } = node;
      if ((isSecret(left) && !isPlain(right)) || (isSecret(right) && !isPlain(left)))
        found.push(node.getText());
    }
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { expression, name } = node.expression;
      const secret = isSecret(expression) || node.arguments.some((given) => isSecret(given));
      if (comparing.test(name.text) && secret && !node.arguments.every(isPlain))
        found.push(node.getText());
    }
    node.forEachChild(visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true));
  return found;
}

const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".ts") && !/(^|\/)(dist|node_modules)\//.test(file),
);

test("0 secrets of the runtime are compared by `===` or its like, 5 comparisons are harmless", () => {
  const found = files.flatMap((file) =>
    comparisons(file, readFileSync(join(folder, file), "utf8")).map((text) => [file, text]),
  );
  expect(found.toSorted()).toEqual([...harmless].toSorted());
  expect(files.length).toBeGreaterThan(150);
});

test("the search finds 10 of 10 careless comparisons", () => {
  const careless = [
    "given === expectedToken",
    "this.secret == given",
    "hash !== other.hash",
    "a.passwordHash != b",
    "mac === hmac(text)",
    "csrf === request.headers.get('x')",
    "token.startsWith(given)",
    "tokens.includes(token)",
    "Buffer.from(x).equals(digest)",
    "given.localeCompare(apiKey)",
  ];
  expect(careless.filter((text) => comparisons("x.ts", text).length === 1)).toEqual(careless);
  expect(careless).toHaveLength(10);
  for (const fine of ["token === undefined", "typeof secret === 'string'", "password === ''"])
    expect(comparisons("x.ts", fine)).toEqual([]);
});
