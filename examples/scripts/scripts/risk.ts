import { type ScriptContext, take } from "@journeyc/runtime/scripts";

/** How much there is to fear of a request, from 0 to 100: a browser that has been here before is trusted. */
export default async function risk({ request, user }: ScriptContext) {
  const isKnown = request.cookie("seen") === "yes";
  const found = await user();
  const riskScore = (isKnown ? 0 : 60) + (found?.loginCount === 0 ? 10 : 0);
  return riskScore < 50 ? "low" : take("high", { riskScore });
}
