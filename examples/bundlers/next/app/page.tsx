import { headers } from "next/headers";
import { getJourneys } from "../journeys";

export const dynamic = "force-dynamic";

export default async function Home() {
  const journeys = await getJourneys();
  const session = await journeys.session({ headers: await headers() });
  return <p>{`${session ? `Hello ${session.userName}` : "Please sign on"}`}</p>;
}
