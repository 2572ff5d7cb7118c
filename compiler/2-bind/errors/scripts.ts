import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";
import { quote } from "../text.ts";

export const scriptWithoutFunction = defineDiagnostic<{ path: string; functions: number }>({
  code: "J2036",
  severity: "error",
  title: "Script without a function",
  message: ({ path, functions }) =>
    functions === 0
      ? `${quote(path)} exports no function, so it is no script.`
      : `${quote(path)} exports ${functions} functions and none by default: nobody knows which is the script.`,
});

export const scriptNotCallable = defineDiagnostic<{ path: string; name: string; fault: string }>({
  code: "J2040",
  severity: "error",
  title: "Script that the runtime cannot call",
  message: ({ path, name, fault }) =>
    `The runtime cannot call ${quote(path)} as a script: ${quote(name)} ${fault}.`,
});

export const scriptUnreadable = defineDiagnostic<{ path: string; reason: string }>({
  code: "J2035",
  severity: "error",
  title: "Script cannot be read",
  message: ({ path, reason }) => `The script ${quote(path)} ${reason}.`,
});
