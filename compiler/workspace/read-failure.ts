import { type Diagnostic, type Label, report } from "../diagnostics/diagnostic.ts";
import type { ReadFailure } from "../host.ts";
import { fileNotFound } from "../host/errors/file-not-found.ts";
import { filePacked } from "../host/errors/file-packed.ts";
import { fileTooLarge } from "../host/errors/file-too-large.ts";
import { fileUnreadable } from "../host/errors/file-unreadable.ts";
import { notAFile } from "../host/errors/not-a-file.ts";
import { notUtf8 } from "../host/errors/not-utf8.ts";

/** The place of a finding that concerns a file as a whole. */
export function wholeFile(path: string): Label {
  return { file: path, span: { start: 0, end: 0 } };
}

type Describe = (path: string, reason: string) => Diagnostic;

const describe: Readonly<Record<ReadFailure, Describe>> = {
  notFound: (path) => report(fileNotFound, { path }, wholeFile(path)),
  isDirectory: (path) =>
    report(notAFile, { path }, wholeFile(path), {
      hints: ["Rename the folder, so that its name does not end in `.journey`."],
    }),
  unreadable: (path, reason) => report(fileUnreadable, { path, reason }, wholeFile(path)),
  tooLarge: (path, reason) =>
    report(fileTooLarge, { path, reason }, wholeFile(path), {
      hints: ["Split it into several files and import one from the other."],
    }),
  packed: (path, reason) =>
    report(filePacked, { path, reason }, wholeFile(path), {
      hints: ["Unpack it first, and give what comes out of it."],
    }),
  notUtf8: (path, reason) =>
    report(notUtf8, { path, reason }, wholeFile(path), { hints: ["Save it as UTF-8."] }),
};

/** The finding for a file that was asked for and could not be read. */
export function readFailure(path: string, failure: ReadFailure, reason: string): Diagnostic {
  return describe[failure](path, reason);
}
