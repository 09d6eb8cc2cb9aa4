import type { Language } from '@chered/protocol/text'
import type { BoardCall, BoardView } from '@chered/protocol/views'

/** The languages that stand together on the board: the office's first two. */
export interface BoardLanguages {
  readonly first: Language
  readonly second: Language | null
}

export function boardLanguages(view: Pick<BoardView, 'languages'>): BoardLanguages {
  return { first: view.languages[0] ?? 'ru', second: view.languages[1] ?? null }
}

/** Languages that take turns on a call's large line: the visitor's own first, then the board's. */
export function callLanguages({ first, second }: BoardLanguages, call: BoardCall): Language[] {
  const turns = second === null ? [call.language, first] : [call.language, first, second]
  return [...new Set(turns)]
}
