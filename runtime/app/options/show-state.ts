import type { Mistake } from "../../machine/link.ts";
import { yesOrNo, type Shapes } from "./shape.ts";

export interface ShowStateOptions {
  /** Whether Debug nodes show values of the run's shared state. Default: false; refused in production. */
  readonly showState?: boolean;
}

export const showStateShapes: Shapes<ShowStateOptions> = { showState: yesOrNo };

/** Whether nobody's data is shown in production. */
export function checkShowState(
  { showState }: ShowStateOptions,
  production: boolean,
): readonly Mistake[] {
  if (!showState || !production) return [];
  return [
    {
      code: "state-shown-in-production",
      message: "`showState` lets Debug nodes show what users have entered.",
      fix: "Take `showState` out; without it, a Debug node shows nothing.",
    },
  ];
}
