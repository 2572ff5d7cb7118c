/**
 * The largest source file that is read, in bytes. The largest journeys that people have written are a few hundred
 * kilobytes; a file above this is a mistake or an attack, and its analysis would take minutes and gigabytes.
 */
export const maximumFileBytes = 4 * 1024 * 1024;
