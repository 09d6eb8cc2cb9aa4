import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { TimeRing, useSecondsUntil } from '../../app/Leave.tsx'
import { attentionSound } from '../../app/press-sound.ts'
import { askForMs } from '../../app/session.ts'
import { Touch } from '../../app/Touch.tsx'
import { steadyNow, tell } from '../../store.ts'

/** "Do you need more time?": can be answered as often as it is asked. */
export function StillHere({ since }: { since: number }) {
  const { t } = useTranslation()
  const seconds = useSecondsUntil(since + askForMs)
  useEffect(attentionSound, [])
  const more = () => tell({ kind: 'more-time', at: steadyNow() })
  return (
    <>
      <div className="veil" aria-hidden="true" onPointerDown={more} />
      <section
        className="still"
        role="alertdialog"
        aria-modal="true"
        aria-labelledby="still"
        aria-describedby="still-how"
      >
        <div className="still-head">
          <h2 id="still">{t('still.title')}</h2>
          <div className="still-ring" aria-hidden="true">
            <TimeRing left={seconds} of={askForMs / 1000} />
            <b>{seconds}</b>
          </div>
        </div>
        <p id="still-how">{t('still.text')}</p>
        <Touch className="solid main-key" onPress={more}>
          {t('still.yes')}
        </Touch>
        <Touch className="side-key" onPress={() => tell({ kind: 'left', at: steadyNow() })}>
          {t('still.over')}
        </Touch>
      </section>
    </>
  )
}
