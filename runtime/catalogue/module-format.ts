/**
 * How compiled modules are made: the compiler writes it into each journey, and the runtime runs no other. It rises when a
 * module of an older compiler would be misread.
 */
export const moduleFormat = 1;
