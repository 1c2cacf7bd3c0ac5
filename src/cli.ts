#!/usr/bin/env node
import { join } from "node:path";
import { loadCompiled } from "./cli/compiled-code.ts";
import type * as program from "./cli/main.ts";

// Nothing more here: this file is compiled at every start.
const { main } = loadCompiled(join(import.meta.dirname, "main.js")) as typeof program;
void main({ importModule: (url) => import(url) });
