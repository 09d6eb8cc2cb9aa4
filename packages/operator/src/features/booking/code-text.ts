/** Six digits of a check-in code in two threes, as they are said: `123 456`. */
export function codeText(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`
}
