import { pageScript } from "../../nodes/webauthn/client-script.ts";
import { pageAsset } from "./page-asset.ts";

/** The page's only script, on pages that ask for a passkey. It is the same for everybody: data stands in the page. */
export function passkeyScript(): Response {
  return pageAsset(pageScript, "text/javascript");
}
