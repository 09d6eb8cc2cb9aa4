import { TicketNumber } from '@chered/ui/TicketNumber.tsx'
import { ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Frame } from '../../app/Frame.tsx'
import { MoreKey } from '../../app/MoreKey.tsx'
import { Touch } from '../../app/Touch.tsx'
import { useKiosk } from '../../store.ts'
import { pageOf } from '../survey/paging.ts'
import { bringBack } from './bring-back.ts'

/** Several queues have this number among those who missed their calls: the ticket's letter decides. */
export function WhichScreen(props: { number: number; letters: readonly string[]; page: number }) {
  const { t } = useTranslation()
  const { size } = useKiosk((s) => s.session.wishes)
  const { number } = props
  const shown = pageOf(props.letters, size === 'large' ? 3 : 5, props.page)
  const heading = t('returns.which')
  return (
    <Frame
      layout="start"
      part="found"
      heading={heading}
      headingLength={heading.length}
      way="back"
      keys={
        <>
          <div className="answers">
            {shown.items.map((letter) => (
              <Touch key={letter} className="answer" onPress={() => void bringBack({ number, letter })}>
                <b className="found-time">
                  <TicketNumber ticket={{ letter, number }} />
                </b>
                <ChevronRight className="icon on" aria-hidden="true" />
              </Touch>
            ))}
          </div>
          <MoreKey page={shown} words={t('key.moreAnswers', { count: shown.left })} />
        </>
      }
    />
  )
}
