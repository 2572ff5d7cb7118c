/**
 * The prettier plugin for `.journey`: `"plugins": ["journeyc-editor/prettier"]`. It lays journeys out as `journeyc format`
 * does, and has no options: all journeys look alike.
 */
import type { SupportLanguage } from "prettier";
import { parser } from "./parser.ts";
import { printer } from "./printer.ts";

export const languages: SupportLanguage[] = [
  {
    name: "Journey",
    parsers: ["journey"],
    extensions: [".journey"],
    aliases: ["journey"],
    tmScope: "source.journey",
    vscodeLanguageIds: ["journey"],
  },
];

export const parsers = { journey: parser };

export const printers = { journey: printer };
