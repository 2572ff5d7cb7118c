import { createMsalVerifier } from "../../../runtime/connectors/entra/msal-verifier.ts";
import { createDirectVerifier } from "./direct-verifier.ts";
import { describePasswordVerifier } from "./password-verifier-contract.ts";

describePasswordVerifier("on MSAL", createMsalVerifier);
describePasswordVerifier("written out", createDirectVerifier);
