import type { Office } from '@chered/protocol/office'
import type { InFront } from '@chered/protocol/views'
import { useView } from '@chered/ui/live'
import { StateShape } from '@chered/ui/staff/StateShape.tsx'
import { Check, ListOrdered, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { KeyHint } from '../desk/KeyHint.tsx'
import { useActionKey } from '../keys/use-action-key.ts'
import { ServiceName } from './OfficeText.tsx'
import { servedWhere } from './served-where.ts'

/** The services of the visit in order, each further one with the place where it is given; and the way to change them. */
export function Stages(props: {
  visit: InFront
  deskNumber: number
  office: Office | null
  onChange: () => void
  /** Ends the visit without what is planned. */
  onFinish: () => void
}) {
  const { t } = useTranslation()
  const { visit, office } = props
  const change = useActionKey('services')
  const finish = useActionKey('finish-visit')
  return (
    <div className="stages">
      {visit.planned.length > 0 && (
        <ol className="legs" aria-label={t('planned.title')}>
          <li className="leg now" aria-current="step">
            <StateShape shape="serving" />
            <span>
              1. <ServiceName office={office} id={visit.serviceId} />
            </span>
          </li>
          {visit.planned.map((id, place) => (
            <li key={id} className="leg">
              <StateShape shape="free" />
              <span>
                {place + 2}. <ServiceName office={office} id={id} />{' '}
                <span className="muted">
                  <Where serviceId={id} deskNumber={props.deskNumber} />
                </span>
              </span>
            </li>
          ))}
        </ol>
      )}
      <button
        type="button"
        className="btn plain sm"
        aria-keyshortcuts={change?.shortcut}
        onClick={props.onChange}
      >
        {visit.planned.length === 0 ? <Plus aria-hidden="true" /> : <ListOrdered aria-hidden="true" />}
        {t(visit.planned.length === 0 ? 'services.add' : 'services.change')}{' '}
        {change && <KeyHint name={change.text} />}
      </button>
      {visit.state === 'serving' && visit.planned.length > 0 && (
        <button
          type="button"
          className="btn plain sm"
          aria-keyshortcuts={finish?.shortcut}
          onClick={(event) => event.detail < 2 && props.onFinish()}
        >
          <Check aria-hidden="true" />
          {t('move.finish-visit')} {finish && <KeyHint name={finish.text} />}
        </button>
      )}
    </div>
  )
}

/** `здесь`, `окно 3, 4`, or that nobody gives it now; an empty place until the desks are known. */
export function Where(props: { serviceId: InFront['serviceId']; deskNumber: number }) {
  const { t } = useTranslation()
  const desks = useView('desks', undefined)?.body.desks
  if (desks === undefined) return null
  const where = servedWhere(desks, props.deskNumber, props.serviceId)
  switch (where.at) {
    case 'here':
      return t('services.here')
    case 'desks':
      return t('services.desks', { count: where.desks.length, desks: where.desks.join(', ') })
    case 'nowhere':
      return t('services.nowhere')
  }
}
