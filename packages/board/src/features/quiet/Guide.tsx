import type { BoardView } from '@chered/protocol/views'
import { Monitor, Pointer, Ticket, Users } from 'lucide-react'
import { boardLanguages } from '../frame/languages.ts'
import { TwoLanguages } from '../frame/TwoLanguages.tsx'
import { useTexts } from '../frame/use-texts.ts'

const steps = [
  { key: 'choose', Icon: Pointer },
  { key: 'take', Icon: Ticket },
  { key: 'watch', Icon: Monitor },
] as const

/** Nobody is being called: how to begin, and how many wait. */
export function Guide({ view }: { view: BoardView }) {
  const texts = useTexts()
  const languages = boardLanguages(view)
  const waiting = view.waiting === 0 ? 'nobodyWaits' : 'peopleWait'
  return (
    <section className="guide">
      <div className="guide-main">
        <h2 className="guide-title">
          <TwoLanguages languages={languages} text={(l) => texts.say(l, 'guide.title')} />
        </h2>
        <ol className="steps">
          {steps.map(({ key, Icon }) => (
            <li key={key}>
              <Icon aria-hidden="true" className="i" />
              <TwoLanguages languages={languages} text={(l) => texts.say(l, `guide.${key}`)} strong />
            </li>
          ))}
        </ol>
      </div>
      <div className="guide-stub">
        <Users aria-hidden="true" className="i" />
        <p>
          <TwoLanguages
            languages={languages}
            text={(l) => texts.say(l, waiting, { count: view.waiting })}
            strong
          />
        </p>
      </div>
    </section>
  )
}
