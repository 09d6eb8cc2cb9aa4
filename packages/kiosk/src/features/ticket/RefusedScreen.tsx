import type { Office } from '@chered/protocol/office'
import type { KioskView } from '@chered/protocol/views'
import { localDateInWords } from '@chered/ui/dates'
import { useTranslation } from 'react-i18next'
import { Frame } from '../../app/Frame.tsx'
import { sendPress, withoutPaper } from '../../app/send-press.ts'
import type { Press, Stage } from '../../app/stage.ts'
import { Touch } from '../../app/Touch.tsx'
import { tell, useKiosk } from '../../store.ts'
import { AdviceKey, StartKey } from '../survey/WayOn.tsx'

type Refused = Extract<Stage, { kind: 'refused' }>

interface Props {
  readonly stage: Refused
  readonly office: Office
  readonly view: KioskView
}

/** Refusals after which the same wish can be granted a moment later, or in another way. */
const mayPassSoon: ReadonlySet<Refused['code']> = new Set([
  'no-answer',
  'printer-not-ready',
  'too-many-requests',
  'internal',
  'shutting-down',
  'storage-full',
  'storage-unavailable',
])

/** The server said no: what is so, and what the visitor can do. */
export function RefusedScreen({ stage, office, view }: Props) {
  const { t } = useTranslation()
  const { language } = useKiosk((s) => s.session.wishes)
  const { code, params, press } = stage
  const heading = t(gives(press) === 'ticket' ? 'refused.title' : 'refused.booking')
  const date = params.date === undefined ? {} : { date: localDateInWords(`${params.date}`, language) }
  return (
    <Frame
      layout="words"
      heading={heading}
      headingLength={heading.length}
      matter={
        <p className="words" role="alert">
          {t(`refusal.${code}`, { ...params, ...date })}
        </p>
      }
      way="none"
      keys={
        <>
          {mayPassSoon.has(code) ? (
            <Touch className="solid main-key" onPress={() => goOn(stage)}>
              {t(code === 'printer-not-ready' ? onScreen[gives(press)] : 'refused.again')}
            </Touch>
          ) : (
            <AdviceKey office={office} view={view} answer={null} />
          )}
          <StartKey />
        </>
      }
    />
  )
}

const onScreen = { ticket: 'key.takeOnScreen', booking: 'key.codeOnScreen' } as const

/** What the visitor was to get by this press. */
function gives(press: Press): 'ticket' | 'booking' {
  return press.kind === 'ticket' || press.kind === 'check-in' ? 'ticket' : 'booking'
}

function goOn({ code, press }: Refused): void {
  switch (code) {
    case 'no-answer':
      // Nobody knows whether the press was heard: the same press again cannot make a second ticket.
      void sendPress(press)
      return
    case 'printer-not-ready':
      void sendPress(withoutPaper(press))
      return
    default:
      tell({ kind: 'went-back' })
  }
}
