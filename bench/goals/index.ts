/** The goals, in the order of the table. */
import type { Goal } from "../goal.ts";
import { appStart } from "./app-start.ts";
import { argon2id } from "./argon2id.ts";
import { bundleSize } from "./bundle-size.ts";
import { coldCheck } from "./cold-check.ts";
import { coldCompile } from "./cold-compile.ts";
import { emit } from "./emit.ts";
import { growth } from "./growth.ts";
import { keystroke } from "./keystroke.ts";
import { machineStep } from "./machine.ts";
import { parse } from "./parse.ts";
import { runMemory } from "./run-memory.ts";
import { sealing } from "./sealing.ts";
import { signOnOverHttp } from "./sign-on-over-http.ts";
import { thousandFiles } from "./thousand-files.ts";
import { oneChanged, unchanged } from "./unchanged.ts";

export const goals: readonly Goal[] = [
  coldCheck,
  coldCompile,
  thousandFiles,
  unchanged,
  oneChanged,
  growth,
  parse,
  emit,
  keystroke,
  machineStep,
  sealing,
  appStart,
  signOnOverHttp,
  argon2id,
  runMemory,
  bundleSize,
];
