import type { Office } from '@chered/protocol/office'
import { clockTime } from '@chered/ui/dates'
import { useLive } from '@chered/ui/live'
import { StateShape } from '@chered/ui/staff/StateShape.tsx'
import { useTranslation } from 'react-i18next'
import { OutcomeChoice } from '../visit/OutcomeChoice.tsx'
import { MoveButton } from './MoveButton.tsx'
import type { Move } from './moves.ts'
import type { Order } from './orders.ts'
import { shapeOf } from './shape-of.ts'
import type { Situation } from './situation.ts'

/** The line above the buttons: what is so and what follows; a lost link comes before all else. */
export function StatusRow(props: {
  situation: Situation
  office: Office | null
  breakSheet: boolean
  running: Order | null
  press: (move: Move) => void
}) {
  const { t } = useTranslation()
  const { situation } = props
  const lost = useLive((s) => s.link === 'lost')
  return (
    <div className="row status">
      {lost && <LostLink timeZone={props.office?.timeZone} pressed={props.running !== null} />}
      {!lost && situation.kind === 'serving' && <OutcomeChoice visitId={situation.visit.visitId} />}
      {!lost && situation.kind !== 'serving' && (
        <>
          <p className={`st ${props.breakSheet ? 'paused' : situation.kind}`}>
            <StateShape shape={props.breakSheet ? 'paused' : shapeOf(situation)} />{' '}
            {props.breakSheet ? t('status.sheet') : t(`status.${situation.kind}`)}
          </p>
          <p className="muted hint">
            <Hint situation={situation} office={props.office} breakSheet={props.breakSheet} />
          </p>
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
      )}
    </div>
  )
}

function Hint(props: { situation: Situation; office: Office | null; breakSheet: boolean }) {
  const { t } = useTranslation()
  const { situation } = props
  switch (situation.kind) {
    case 'free':
      if (props.breakSheet) return t('status.sheetHint')
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
