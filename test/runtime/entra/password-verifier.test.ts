import { createMsalVerifier } from "@journeyc/runtime/connectors/entra/msal-verifier";
import { createDirectVerifier } from "./direct-verifier.ts";
import { describePasswordVerifier } from "./password-verifier-contract.ts";

describePasswordVerifier("on MSAL", createMsalVerifier);
describePasswordVerifier("written out", createDirectVerifier);
