import { createJourneys, defineJourney, type Journey, node } from "@journeyc/runtime";
import { scriptedDecision } from "@journeyc/runtime/nodes/scripted-decision";

// An app with scripts of AM's, for bundlers: it runs each, prints what came of it, and ends by itself.

function journey(name: string, text: string): Journey {
  return defineJourney({
    name,
    connectors: {},
    start: "decide",
    nodes: {
      decide: node(scriptedDecision, {
        settings: { script: { name: `${name}.js`, text }, outcomes: ["out"] },
        outcomes: { out: "failure" },
      }),
    },
  });
}

async function main(): Promise<void> {
  const log = (fields: object): void => {
    if ("code" in fields && String(fields.code).startsWith("script")) console.log(fields.code);
  };
  const journeys = createJourneys<Journey>({
    journeys: [
      journey("quick", 'action.goTo("out")'),
      journey("endless", '"x".repeat(3e5).indexOf("x".repeat(1e5) + "y")'),
    ],
    keys: ["0123456789abcdef0123456789abcdef0123456789abcdef"],
    environment: {},
    log: { debug: log, info: log, warn: log, error: log },
    scripts: { milliseconds: 300 },
  });
  await journeys.ready();
  for (const name of ["quick", "endless", "quick"]) console.log((await journeys.start(name)).kind);
  await journeys.close();
}

main().catch((error: unknown) => console.log((error as { code?: unknown }).code, error));
