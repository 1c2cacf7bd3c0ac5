import type { ComposeScalar, ComposeService } from "../../parser/compose/ast.ts";
import type { Range } from "../../parser/node.ts";
import { commandsOf } from "../../trace/compose/commands.ts";
import { keptIn } from "../../trace/kept-in.ts";
import { firstOverlapping } from "../../trace/range-index.ts";
import type { ComposeUses, Trace } from "../../trace/trace.ts";
import { isInside } from "../instructions.ts";

/** A text of a service: a word of a command, a value of `environment` or of a label. */
export interface HeldScalar {
  readonly range: Range;
  readonly service: ComposeService;
  readonly scalar: ComposeScalar;
  /** What is replaced where the text gets quotes: with an entry of a list the whole `NAME=value`. */
  readonly item: Range;
}

/** The text of a service around a range; null within an inline Dockerfile and elsewhere. */
export function scalarAround({ compose }: Trace, range: Range): HeldScalar | null {
  const found = compose && firstOverlapping(scalarsOf(compose), range);
  return found && isInside(range, found.range) ? found : null;
}

/** In order; of those that an alias repeats, the first. */
const scalarsOf = keptIn(({ services }: ComposeUses) => {
  const all = services.flatMap((service): HeldScalar[] => [
    ...commandsOf(service).flatMap(({ command }) => command.elements.map((scalar) => ({ range: scalar.range, service, scalar, item: scalar.range }))),
    ...[...service.environment, ...service.labels].flatMap(({ value, form, range }) => (value ? [{ range: value.range, service, scalar: value, item: form === "list" ? range : value.range }] : [])),
  ]).sort((a, b) => a.range[0] - b.range[0]);
  return all.filter(({ range }, i) => i === 0 || range[0] >= all[i - 1]!.range[1]);
});
