import type { Language } from '@chered/protocol/text'
import type { BoardLanguages } from './languages.ts'

/** One text in the first language and, quieter, in the second; once when both are the same words. */
export function TwoLanguages({
  languages,
  text,
  strong = false,
}: {
  languages: BoardLanguages
  text: (language: Language) => string
  strong?: boolean
}) {
  const { first, second } = languages
  const main = text(first)
  const other = second === null ? null : text(second)
  return (
    <>
      {strong ? <b lang={first}>{main}</b> : <span lang={first}>{main}</span>}
      {second !== null && other !== main && (
        <span lang={second} className="second">
          {other}
        </span>
      )}
    </>
  )
}
