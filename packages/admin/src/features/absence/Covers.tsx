import type { AbsenceProposal } from '@chered/protocol/schedule'
import { officeText } from '@chered/ui/i18n'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAdmin } from '../../store.ts'
import { type CoverChoice, type OpenProposal, sameCover, toggleCover } from './absence-store.ts'
import { useColleagueName } from './colleague-names.ts'

type Cover = AbsenceProposal['covers'][number]
type Rated = Cover['staff'][number]

/** Who serves each service of the absent one until the return; the proposed ones are ticked. */
export function Covers({ open, fresh }: { open: OpenProposal; fresh: boolean }) {
  const { t, i18n } = useTranslation()
  const office = useAdmin((s) => s.office.value)
  const { covers } = open.proposal
  if (covers.length === 0) return null
  return (
    <section aria-labelledby="absence-covers">
      <h2 className="t" id="absence-covers">
        {t('absence.covers')}
      </h2>
      {covers.map((cover) => {
        const service = office?.services.find(({ id }) => id === cover.serviceId)
        const name = service ? officeText(service.name, i18n.language) : cover.serviceId
        return (
          <OneService key={cover.serviceId} cover={cover} name={name} chosen={open.covers} fresh={fresh} />
        )
      })}
    </section>
  )
}

function OneService(props: { cover: Cover; name: string; chosen: readonly CoverChoice[]; fresh: boolean }) {
  const { t } = useTranslation()
  const { cover, name, chosen } = props
  const [all, setAll] = useState(false)
  const isChosen = ({ staffId }: Rated) =>
    chosen.some((each) => sameCover(each, { staffId, serviceId: cover.serviceId }))
  const rank = ({ proposed, competence }: Rated) =>
    proposed ? 0 : competence === 'primary' ? 1 : competence === 'secondary' ? 2 : 3
  const staff = cover.staff.filter(({ present }) => present).toSorted((a, b) => rank(a) - rank(b))
  const shown = staff.filter((one) => all || one.proposed || isChosen(one))
  return (
    <fieldset className="absence-cover">
      <legend>{name}</legend>
      {shown.map((one) => (
        <CoverCheck
          key={one.staffId}
          one={one}
          checked={isChosen(one)}
          fresh={props.fresh}
          toggle={() => toggleCover({ staffId: one.staffId, serviceId: cover.serviceId })}
        />
      ))}
      {!staff.some(isChosen) &&
        (staff.some(({ competence }) => competence !== 'none') ? (
          <p className="small muted">{t('absence.stillServed')}</p>
        ) : (
          <p className="small st thin warn absence-shift">{t('absence.uncovered')}</p>
        ))}
      {!all && shown.length < staff.length && (
        <button
          type="button"
          className="link-button small"
          aria-label={t('absence.othersFor', { service: name })}
          onClick={() => setAll(true)}
        >
          {t('absence.others', { count: staff.length - shown.length })}
        </button>
      )}
    </fieldset>
  )
}

function CoverCheck(props: { one: Rated; checked: boolean; fresh: boolean; toggle: () => void }) {
  const { t } = useTranslation()
  const nameOf = useColleagueName()
  const { one } = props
  return (
    <label className="check">
      <input type="checkbox" checked={props.checked} disabled={!props.fresh} onChange={props.toggle} />
      <span>
        {nameOf(one.staffId)} <span className="muted small">{t(`absence.competence.${one.competence}`)}</span>
      </span>
    </label>
  )
}
