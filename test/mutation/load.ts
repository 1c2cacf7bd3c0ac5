/*
 * Loads what is mutated before any test begins. The languages are loaded when a file first needs them, so that the rows of their tables
 * came to be worked out within the first test of each file, and counted as mutants that this one test alone could notice.
 */
import "../../src/languages/compose.ts";
import "../../src/languages/dockerfile.ts";
import "../../src/rules/index.ts";
