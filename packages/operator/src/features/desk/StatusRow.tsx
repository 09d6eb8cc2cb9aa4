import type { Office } from '@chered/protocol/office'
import { clockTime } from '@chered/ui/dates'
import { useLive } from '@chered/ui/live'
import { StateShape } from '@chered/ui/staff/StateShape.tsx'
import { useNow } from '@chered/ui/use-now'
import { useTranslation } from 'react-i18next'
import { overrunMinutes } from '../break/overrun.ts'
import type { PassOn } from '../pass-on/use-pass-on.ts'
import { OutcomeChoice } from '../visit/OutcomeChoice.tsx'
import { MoveButton } from './MoveButton.tsx'
import type { Move } from './moves.ts'
import type { Order } from './orders.ts'
import { SheetStatus } from './SheetStatus.tsx'
import { shapeOf } from './shape-of.ts'
import type { Sheet } from './sheet.ts'
import type { Situation } from './situation.ts'

interface StatusProps {
  situation: Situation
  office: Office | null
  deskNumber: number
  sheet: Sheet | null
  passOn: PassOn
  running: Order | null
  press: (move: Move) => void
}

/** The line above the buttons: what is so and what follows; a lost link comes before all else. */
export function StatusRow(props: StatusProps) {
  const lost = useLive((s) => s.link === 'lost')
  const choosing = props.situation.kind === 'serving' && props.sheet === null && !lost
  return (
    <div className={`row status${choosing ? ' choosing' : ''}`}>
      {lost ? (
        <LostLink timeZone={props.office?.timeZone} pressed={props.running !== null} />
      ) : (
        <PresentStatus {...props} />
      )}
    </div>
  )
}

function PresentStatus(props: StatusProps) {
  const { situation, sheet } = props
  const visit = situation.kind === 'called' || situation.kind === 'serving' ? situation.visit : null
  if (sheet !== null && sheet.kind !== 'break') {
    return visit && <SheetStatus {...props} sheet={sheet} visit={visit} />
  }
  if (situation.kind === 'serving') return <OutcomeChoice of={situation.visit} office={props.office} />
  return (
    <>
      <State {...props} planning={sheet !== null} />
      {situation.kind === 'called' && (
        <MoveButton
          move="put-back"
          className="btn"
          off={false}
          busy={props.running?.action === 'put-back'}
          waits={props.running !== null}
          press={props.press}
        />
      )}
    </>
  )
}

function State(props: { situation: Situation; office: Office | null; planning: boolean }) {
  const { t } = useTranslation()
  const { situation, planning } = props
  if (situation.kind === 'paused') return <Paused pause={situation.pause} office={props.office} />
  return (
    <>
      <p className={`st ${planning ? 'paused' : situation.kind}`}>
        <StateShape shape={planning ? 'paused' : shapeOf(situation)} />{' '}
        {planning ? t('status.sheet') : t(`status.${situation.kind}`)}
      </p>
      <p className="muted hint">
        <Hint {...props} />
      </p>
    </>
  )
}

/** A break with its planned end; one that lasts longer says so by a shape and a word. */
function Paused(props: { pause: Extract<Situation, { kind: 'paused' }>['pause']; office: Office | null }) {
  const { t } = useTranslation()
  const now = useNow(5000)
  const { until } = props.pause
  const over = overrunMinutes(props.pause, now)
  const time = until !== null && props.office ? clockTime(until, props.office.timeZone) : null
  if (over !== null && time !== null) {
    return (
      <>
        <p className="st warn">
          <StateShape shape="trouble" /> {t('status.pauseOver')}
        </p>
        <p className="muted hint">{t('status.pauseOverHint', { time, count: over })}</p>
      </>
    )
  }
  return (
    <>
      <p className="st paused">
        <StateShape shape="paused" /> {time === null ? t('status.paused') : t('status.pausedUntil', { time })}
      </p>
      <p className="muted hint">{t('status.pausedHint')}</p>
    </>
  )
}

function Hint(props: { situation: Situation; office: Office | null; planning: boolean }) {
  const { t } = useTranslation()
  const { situation } = props
  switch (situation.kind) {
    case 'free':
      if (props.planning) return t('status.sheetHint')
      return situation.next ? t('status.freeHint') : t('status.nobody')
    case 'called': {
      if (situation.visit.mayBeNoShow) return t('status.mayBeNoShow')
      const needed = props.office?.settings.recallsBeforeNoShow
      return needed === undefined ? null : t('status.calledHint', { count: needed })
    }
    case 'serving':
      return null
    default:
      return t(`status.${situation.kind}Hint`)
  }
}

function LostLink({ timeZone, pressed }: { timeZone: string | undefined; pressed: boolean }) {
  const { t } = useTranslation()
  const heardAt = useLive((s) => s.heardAt)
  return (
    <p className="lost" role="alert">
      <span className="st trouble">
        <StateShape shape="trouble" /> {t('status.lost')}
      </span>{' '}
      <span className="muted">
        {heardAt === null || timeZone === undefined
          ? t('status.lostHintNever')
          : t(pressed ? 'status.lostPressed' : 'status.lostHint', {
              time: clockTime(heardAt, timeZone, true),
            })}
      </span>
    </p>
  )
}
