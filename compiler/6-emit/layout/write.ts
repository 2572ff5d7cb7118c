import type {
  Arrow,
  Call,
  Expression,
  ListLiteral,
  ObjectLiteral,
  Property,
  Token,
} from "./expression.ts";
import type { Writer } from "./writer.ts";

/** Whatever may stand on one line is followed by a comma, a semicolon or a parenthesis, and then the line may end. */
const closing = 1;

/** On one line where it has room, otherwise on several. */
export function write(writer: Writer, expression: Expression): void {
  if (!expression.expanded && writer.fits(expression.width + closing)) flat(writer, expression);
  else broken(writer, expression);
}

/** Prettier never breaks after a key that is hardly longer than an indentation. Keys are ASCII, or longer. */
const shortKey = 5;

function writeProperty(writer: Writer, { key, keyWidth, origin, comment, value }: Property): void {
  for (const line of comment) {
    writer.write(line);
    writer.newLine();
  }
  if (origin) writer.mark(origin);
  const breaks = key.length < shortKey ? "never" : value.breaks;
  writeAssignment(writer, `${key}:`, keyWidth + ":".length, value, breaks);
}

/** @param left `key:` or `name =`, of so many columns */
export function writeAssignment(
  writer: Writer,
  left: string,
  columns: number,
  value: Expression,
  breaks: Expression["breaks"],
): void {
  const before = columns + " ".length;
  if (!value.expanded && writer.fits(before + value.width + closing)) {
    writer.write(`${left} `, before);
    flat(writer, value);
  } else if (breaks === "before" || (breaks === "fluid" && !writer.fits(before + head(value)))) {
    writer.write(left, columns);
    writer.indent();
    writer.newLine();
    write(writer, value);
    writer.dedent();
  } else {
    writer.write(`${left} `, before);
    broken(writer, value);
  }
}

/** How many columns it takes up to its first possible line end. */
function head(expression: Expression): number {
  switch (expression.kind) {
    case "list":
    case "object":
      return "{".length;
    case "call":
      // The bracket is that of the types, if there are some.
      return expression.callee.width + "(".length;
    default:
      return expression.width + closing;
  }
}

function flat(writer: Writer, expression: Expression): void {
  switch (expression.kind) {
    case "list":
      writer.write("[");
      expression.items.forEach((item, index) => {
        if (index > 0) writer.write(", ");
        flat(writer, item);
      });
      return writer.write("]");
    case "object":
      writer.write("{ ");
      expression.properties.forEach(({ key, keyWidth, origin, value }, index) => {
        if (index > 0) writer.write(", ");
        if (origin) writer.mark(origin);
        writer.write(key, keyWidth);
        writer.write(": ");
        flat(writer, value);
      });
      return writer.write(" }");
    case "call":
      return flatCall(writer, expression);
    case "arrow":
      writeToken(writer, expression.head);
      writer.write(" ");
      writeToken(writer, expression.object);
      return writeToken(writer, expression.member);
    default:
      return writeToken(writer, expression);
  }
}

function broken(writer: Writer, expression: Expression): void {
  switch (expression.kind) {
    case "list":
      return brokenList(writer, expression);
    case "object":
      return brokenObject(writer, expression);
    case "call":
      return brokenCall(writer, expression);
    case "arrow":
      return brokenArrow(writer, expression);
    default:
      return writeToken(writer, expression);
  }
}

function brokenObject(writer: Writer, { properties }: ObjectLiteral): void {
  writer.write("{");
  writer.indent();
  for (const each of properties) {
    writer.newLine();
    writeProperty(writer, each);
    writer.write(",");
  }
  writer.dedent();
  writer.newLine();
  writer.write("}");
}

function brokenList(writer: Writer, { items, filled }: ListLiteral): void {
  writer.write("[");
  writer.indent();
  items.forEach((item, index) => {
    if (index === 0 || !filled || !writer.fits(" ".length + item.width + closing)) writer.newLine();
    else writer.write(" ");
    write(writer, item);
    writer.write(",");
  });
  writer.dedent();
  writer.newLine();
  writer.write("]");
}

function brokenArrow(writer: Writer, { head: start, object, member }: Arrow): void {
  writeToken(writer, start);
  writer.indent();
  writer.newLine();
  const hasRoom = writer.fits(object.width + member.width + closing);
  writeToken(writer, object);
  if (hasRoom) writeToken(writer, member);
  else {
    writer.indent();
    writer.newLine();
    writeToken(writer, member);
    writer.dedent();
  }
  writer.dedent();
}

function writeToken(writer: Writer, { text, width, origin }: Token): void {
  if (origin) writer.mark(origin);
  writer.write(text, width);
}

function flatCall(writer: Writer, { callee, types, first, last }: Call): void {
  writeToken(writer, callee);
  if (types.length > 0) flatTypes(writer, types);
  writeArguments(writer, first, last, flat);
}

function brokenCall(writer: Writer, { callee, types, first, last }: Call): void {
  writeToken(writer, callee);
  if (types.length > 0) writeTypes(writer, types);
  let columns = "(".length;
  for (const { width } of first) columns += width + ", ".length;
  columns += last.expanded ? "{".length : last.width + ")".length + closing;
  if (writer.fits(columns)) writeArguments(writer, first, last, last.expanded ? broken : flat);
  else writeApart(writer, first, last);
}

function writeArguments(
  writer: Writer,
  first: readonly Token[],
  last: Expression,
  writeLast: typeof write,
): void {
  writer.write("(");
  for (const argument of first) {
    writeToken(writer, argument);
    writer.write(", ");
  }
  writeLast(writer, last);
  writer.write(")");
}

/** Each argument on a line of its own. */
function writeApart(writer: Writer, first: readonly Token[], last: Expression): void {
  writer.write("(");
  writer.indent();
  for (const argument of first) {
    writer.newLine();
    writeToken(writer, argument);
    writer.write(",");
  }
  writer.newLine();
  write(writer, last);
  writer.write(",");
  writer.dedent();
  writer.newLine();
  writer.write(")");
}

function writeTypes(writer: Writer, types: readonly Token[]): void {
  let columns = "<".length;
  for (const { width } of types) columns += width + ", ".length;
  // The last type is followed by `>(` in the place of `, `.
  if (writer.fits(columns)) return flatTypes(writer, types);
  writer.write("<");
  writer.indent();
  types.forEach((type, index) => {
    writer.newLine();
    writeToken(writer, type);
    if (index < types.length - 1) writer.write(",");
  });
  writer.dedent();
  writer.newLine();
  writer.write(">");
}

function flatTypes(writer: Writer, types: readonly Token[]): void {
  writer.write("<");
  types.forEach((type, index) => {
    if (index > 0) writer.write(", ");
    writeToken(writer, type);
  });
  writer.write(">");
}
