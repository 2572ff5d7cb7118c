import { columnsOf } from "./columns.ts";
import type { Expression } from "./expression.ts";
import { writeAssignment } from "./write.ts";
import type { Origin, Writer } from "./writer.ts";

/** `export const name: Type = value;` @param type undefined: in JavaScript */
export function writeConstant(
  writer: Writer,
  { name, origin }: { readonly name: string; readonly origin?: Origin },
  type: string | undefined,
  value: Expression,
): void {
  writer.write("export const ");
  if (origin) writer.mark(origin);
  writer.write(name, columnsOf(name));
  if (type !== undefined) writer.write(`: ${type}`, columnsOf(type) + ": ".length);
  writeAssignment(writer, " =", " =".length, value, value.breaks);
  writer.line(";");
}

/** `export type Name = "a" | "b";` */
export function writeUnion(writer: Writer, name: string, members: readonly string[]): void {
  const start = `export type ${name} =`;
  const union = `${members.length === 0 ? "never" : members.join(" | ")};`;
  const columns = columnsOf(union);
  writer.write(start, columnsOf(start));
  if (writer.fits(" ".length + columns)) return writer.line(` ${union}`);
  writer.indent();
  writer.newLine();
  if (members.length < 2 || writer.fits(columns)) writer.write(union);
  else {
    members.forEach((member, index) => {
      if (index > 0) writer.newLine();
      writer.write(`| ${member}`);
    });
    writer.write(";");
  }
  writer.dedent();
  writer.newLine();
}
