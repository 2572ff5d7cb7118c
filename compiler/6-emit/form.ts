/** TypeScript is for people and for `tsc`, JavaScript for bundlers, which take a module from the `.journey` file itself. */
export type Form = "typescript" | "javascript";
