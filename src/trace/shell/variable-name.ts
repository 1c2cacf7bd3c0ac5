/** Whether a shell can set and export a variable of that name, POSIX XBD 3.216; ENV and Compose take more. */
export function isVariableName(name: string): boolean {
  return /^[A-Za-z_]\w*$/.test(name);
}
