import type { BoardView } from '@chered/protocol/views'
import { TicketNumber } from '@chered/ui/TicketNumber.tsx'
import type { BoardLanguages } from '../frame/languages.ts'
import { TakingTurns } from '../frame/TakingTurns.tsx'
import { useTexts } from '../frame/use-texts.ts'

export type BoardDesk = BoardView['desks'][number]

/** Desks that somebody can be at or come to, by number. */
export function staffedDesks(desks: readonly BoardDesk[]): BoardDesk[] {
  return desks.filter(({ state }) => state !== 'closed').sort((a, b) => a.desk - b.desk)
}

/**
 * State of a desk as a shape: ring free, triangle called, disc serving, bars
 * pause, dash closed.
 */
function StateShape({ state }: { state: BoardDesk['state'] }) {
  return (
    <svg className={`shape shape-${state}`} viewBox="0 0 24 24" aria-hidden="true">
      {state === 'free' && <circle cx="12" cy="12" r="8.5" fill="none" strokeWidth="4" />}
      {state === 'called' && <path d="M5 3.5 21 12 5 20.5z" />}
      {state === 'serving' && <circle cx="12" cy="12" r="10" />}
      {state === 'paused' && <path d="M5 4h5v16H5zM14 4h5v16h-5z" />}
      {state === 'closed' && <path d="M4 10h16v4H4z" />}
    </svg>
  )
}

/** One desk: its number, and who is at it or what it does. */
export function DeskState({ desk, languages }: { desk: BoardDesk; languages: BoardLanguages }) {
  const texts = useTexts()
  const { first, second } = languages
  const word = texts.say(first, `deskState.${desk.state}`)
  return (
    <li className="desk-state" data-state={desk.state}>
      <span className="desk-number">
        <span className="visually-hidden">{texts.say(first, 'desk')} </span>
        {desk.desk}
      </span>
      <span className="desk-who">
        <StateShape state={desk.state} />
        {desk.ticket ? (
          <span className="desk-ticket">
            <TicketNumber ticket={desk.ticket} />
            <span className="visually-hidden">, {word}</span>
          </span>
        ) : (
          <TakingTurns
            className="desk-word"
            languages={second === null ? [first] : [first, second]}
            text={(l) => texts.say(l, `deskState.${desk.state}`)}
          />
        )}
      </span>
    </li>
  )
}
