/** Writes two texts by turns to one file, until it is killed. Arguments: the file. */
import { writeAtomic } from "../../../compiler/host/write-atomic.ts";
import { textOf } from "./texts.ts";

const [, , file = ""] = process.argv;
const [one, other] = [textOf("old"), textOf("new")];
console.log("begins");
for (;;) {
  writeAtomic(file, one);
  writeAtomic(file, other);
}
