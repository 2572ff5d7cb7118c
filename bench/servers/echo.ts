/** The floor: `node:http` that reads JSON and answers it. */
import { serve } from "./serve.ts";

serve((incoming, outgoing) => {
  let text = "";
  incoming.setEncoding("utf8").on("data", (part: string) => (text += part));
  incoming.on("end", () => {
    const body = JSON.stringify(JSON.parse(text));
    outgoing.writeHead(200, {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
    });
    outgoing.end(body);
  });
});
