import { EDITED } from "./edited.ts";
import { PACKAGES } from "./packages.ts";
import type { WrittenRow } from "./row.ts";
import { SERVICES } from "./services.ts";
import { VERSION_CONTROL } from "./version-control.ts";

/** The files that commands write on their own. */
export const WRITTEN_ROWS: readonly WrittenRow[] = [...VERSION_CONTROL, ...PACKAGES, ...SERVICES, ...EDITED];
