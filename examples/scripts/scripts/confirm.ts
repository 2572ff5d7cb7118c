import { choiceCallback } from "@journeyc/runtime/callbacks/choice-callback";
import { ask, type ScriptContext } from "@journeyc/runtime/scripts";

/** Asks whether the sign-on is meant, and says why it asks. Whoever sees no question has no risk to read. */
export default function confirm({
  state,
  answers,
  localize,
}: ScriptContext<{ riskScore: number }>) {
  if (answers !== undefined) return answers[0]?.get("") === 0 ? "confirmed" : "refused";
  const prompt = localize({
    en: `This sign-on is unusual (${state.riskScore} of 100). Is it you?`,
    de: `Diese Anmeldung ist ungewöhnlich (${state.riskScore} von 100). Sind Sie es?`,
  });
  const choices = [
    localize({ en: "Yes", de: "Ja" }) ?? "",
    localize({ en: "No", de: "Nein" }) ?? "",
  ];
  return ask([choiceCallback(prompt ?? "", choices, 1)]);
}
