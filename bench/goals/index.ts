/** The goals, in the order of the table. */
import type { Goal } from "../goal.ts";
import { coldCheck } from "./cold-check.ts";
import { coldCompile } from "./cold-compile.ts";
import { growth } from "./growth.ts";
import { machineStep } from "./machine.ts";
import { runMemory } from "./run-memory.ts";
import { sealing } from "./sealing.ts";
import { thousandFiles } from "./thousand-files.ts";
import { oneChanged, unchanged } from "./unchanged.ts";

export const goals: readonly Goal[] = [
  coldCheck,
  coldCompile,
  thousandFiles,
  unchanged,
  oneChanged,
  growth,
  machineStep,
  sealing,
  runMemory,
];
