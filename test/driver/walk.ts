import { Browser } from "./browser.ts";
import { type Decisions, keyAt, plan, type Trail } from "./decisions.ts";
import { newPersona } from "./persona.ts";
import { Visit, type Visited, waits } from "./visit.ts";
import { signOnJourney, type World } from "./world.ts";

/** What came of somebody's visits, one after the other, in one browser. */
export interface Walked extends Visited {
  readonly trail: Trail;
}

/** Somebody comes, perhaps signs on, runs one journey or several, and goes. */
export async function walk(world: World, decisions: Decisions): Promise<Walked> {
  const { clock, resources, served } = world;
  const journeys = visitedBy(decisions, served);
  decisions.next();
  const persona = await newPersona({ ...world, now: clock.now }, decisions);
  for (const { id } of persona.accounts) world.owners.set(id, persona.name);
  if (decisions.happens("waits", 0.2)) clock.now += decisions.pick("wait", waits);
  const browser = new Browser(world.journeys);
  const visits: Visited[] = [];
  const canSignOn = resources.length > 0 && persona.accounts.length > 0;
  if (canSignOn && decisions.happens("signs on", 0.3))
    visits.push(await new Visit(world, persona, decisions, browser, true).run(signOnJourney));
  for (const journey of journeys) {
    if (decisions.isPastLast) break;
    visits.push(await new Visit(world, persona, decisions, browser).run(journey));
    clock.now += 60_000;
  }
  return {
    trail: decisions.made,
    answered: visits.flatMap(({ answered }) => answered),
    errors: visits.flatMap(({ errors }) => errors),
    wrongUsers: visits.flatMap(({ wrongUsers }) => wrongUsers),
  };
}

const numbers = [1, 1, 1, 1, 2] as const;

/** The journeys that somebody runs. */
function visitedBy(decisions: Decisions, served: readonly string[]): readonly string[] {
  const number = decisions.pick("visits", numbers);
  return [...Array(number).keys()].flatMap(
    (visit) => decisions.pick(`journey ${visit}`, served) ?? [],
  );
}

/** The decision to run one journey, and nothing else. */
export function straightTo(index: number, of: number): Trail {
  return new Map([
    [keyAt(plan, "visits"), { value: 0, of: numbers.length }],
    [keyAt(plan, "journey 0"), { value: index, of }],
  ]);
}
