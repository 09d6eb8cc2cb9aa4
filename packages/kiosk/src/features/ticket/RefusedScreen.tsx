import type { Office } from '@chered/protocol/office'
import type { KioskView } from '@chered/protocol/views'
import { useTranslation } from 'react-i18next'
import { Frame } from '../../app/Frame.tsx'
import type { Stage } from '../../app/session.ts'
import { Touch } from '../../app/Touch.tsx'
import { tell } from '../../store.ts'
import { AdviceKey, StartKey } from '../survey/WayOn.tsx'
import { sendPress, takeTicket } from './take-ticket.ts'

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
  return (
    <Frame
      layout="words"
      heading={t('refused.title')}
      headingLength={t('refused.title').length}
      matter={
        <p className="words" role="alert">
          {t(`refusal.${stage.code}`, stage.params)}
        </p>
      }
      way="none"
      keys={
        <>
          {mayPassSoon.has(stage.code) ? (
            <Touch className="solid main-key" onPress={() => goOn(stage)}>
              {t(stage.code === 'printer-not-ready' ? 'key.takeOnScreen' : 'refused.again')}
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

function goOn({ code, press }: Refused): void {
  switch (code) {
    case 'no-answer':
      // Nobody knows whether the press was heard: the same press again cannot make a second ticket.
      void sendPress(press)
      return
    case 'printer-not-ready':
      void takeTicket(press.serviceId, press.alsoServiceId ?? null, 'screen')
      return
    default:
      tell({ kind: 'went-back' })
  }
}
