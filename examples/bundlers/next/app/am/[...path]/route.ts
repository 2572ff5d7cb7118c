import { getJourneys } from "../../../journeys";

export const dynamic = "force-dynamic";

const handle = async (request: Request) => (await getJourneys()).handler(request);
export { handle as GET, handle as HEAD, handle as OPTIONS, handle as POST };
