/**
 * Character memory with a cursor, as both text families have it: a character
 * goes to the cursor, the cursor moves right, and from the last place of a line
 * to the first of the next one.
 */
export interface TextScreen {
  put(character: string): void
  clear(): void
  clearLine(): void
  /** Counted from 1, as on the wire; a place outside the screen changes nothing. */
  moveTo(column: number, row: number): void
  lines(): string[]
}

export function openTextScreen(columns: number): TextScreen {
  const rows = 2
  let cells: string[] = Array.from({ length: columns * rows }, () => ' ')
  let cursor = 0

  return {
    put(character) {
      cells[cursor] = character
      cursor = (cursor + 1) % cells.length
    },
    clear() {
      cells = cells.map(() => ' ')
      cursor = 0
    },
    clearLine() {
      const start = cursor - (cursor % columns)
      cells.fill(' ', start, start + columns)
      cursor = start
    },
    moveTo(column, row) {
      if (column < 1 || column > columns || row < 1 || row > rows) return
      cursor = (row - 1) * columns + column - 1
    },
    lines() {
      const text = cells.join('')
      return [text.slice(0, columns), text.slice(columns)]
    },
  }
}
