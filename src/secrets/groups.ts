/** Where a named group of a pattern with the flag `d` has matched; undefined where it has not. */
export function rangeOfGroup({ indices }: RegExpExecArray, name: string): readonly [number, number] | undefined {
  return indices!.groups![name];
}
