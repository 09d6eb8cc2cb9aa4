import type { IssuedTicket } from '@chered/protocol/commands'
import type { DeviceId, ServiceId } from '@chered/protocol/ids'
import type { Office, Service } from '@chered/protocol/office'
import type { Language } from '@chered/protocol/text'
import type { ReceptionView } from '@chered/protocol/views'
import { Plus, X } from 'lucide-react'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LanguageField } from '../booking/LanguageField.tsx'
import { order, useOrderUnderWay } from '../booking/orders.ts'
import { ServiceField } from '../booking/ServiceField.tsx'
import { ServiceName, serviceName } from '../visit/OfficeText.tsx'
import { CategoryChoice, type Claim, isProved, noClaim } from './CategoryChoice.tsx'
import { showIssued } from './issued.ts'
import { SurveyWalk } from './SurveyWalk.tsx'

/** What a new ticket is for; `again` stands for somebody whose limit of return has passed. */
export interface Wanted {
  readonly serviceId: ServiceId
  readonly alsoServiceId: ServiceId | null
}

/** A live ticket for somebody who cannot use the kiosk. */
export function IssueTicket(props: {
  office: Office | null
  kiosks: ReceptionView['kiosks']
  wanted: Wanted | null
  onWanted: (wanted: Wanted | null) => void
}) {
  const { t } = useTranslation()
  const [by, setBy] = useState<'letters' | 'survey'>('letters')
  const { office, wanted } = props
  const services =
    office?.services.filter(
      (service) => service.channels.includes('reception') && service.byAppointmentOnly !== true,
    ) ?? []
  const choose = (serviceId: ServiceId, alsoServiceId: ServiceId | null = null) =>
    props.onWanted({ serviceId, alsoServiceId })
  return (
    <section className="issue" aria-label={t('issue.title')}>
      <header>
        <h1>{t('issue.title')}</h1>
        {wanted === null && (
          <div className="seg sm">
            {(['letters', 'survey'] as const).map((each) => (
              <button key={each} type="button" aria-pressed={by === each} onClick={() => setBy(each)}>
                {t(`issue.by.${each}`)}
              </button>
            ))}
          </div>
        )}
      </header>
      {wanted === null && by === 'letters' && (
        <ServiceField
          label={t('service.label')}
          services={services}
          autoFocus={false}
          onChoose={(serviceId) => choose(serviceId)}
        />
      )}
      {wanted === null && by === 'survey' && office && <SurveyWalk office={office} onService={choose} />}
      {wanted !== null && (
        <IssueForm
          key={wanted.serviceId}
          wanted={wanted}
          office={office}
          services={services}
          kiosks={props.kiosks}
          onAlso={(alsoServiceId) => props.onWanted({ ...wanted, alsoServiceId })}
          onEnd={() => props.onWanted(null)}
        />
      )}
    </section>
  )
}

function IssueForm(props: {
  wanted: Wanted
  office: Office | null
  /** What reception gives tickets for. */
  services: readonly Service[]
  kiosks: ReceptionView['kiosks']
  /** A second service of the same visit, or none. */
  onAlso: (alsoServiceId: ServiceId | null) => void
  onEnd: () => void
}) {
  const { t, i18n } = useTranslation()
  const id = useId()
  const { wanted, office } = props
  const [language, setLanguage] = useState<Language>('ru')
  const [claim, setClaim] = useState<Claim>(noClaim)
  const [printAt, setPrintAt] = useState<DeviceId | null>(null)
  const [asked, setAsked] = useState(false)
  const [adding, setAdding] = useState(false)
  const running = useOrderUnderWay((s) => s.running !== null)
  const give = useRef<HTMLButtonElement>(null)
  useEffect(() => give.current?.focus({ preventScroll: true }), [])
  const printers = props.kiosks.filter(({ printer }) => printer !== null)

  async function send(event: FormEvent) {
    event.preventDefault()
    setAsked(true)
    if (!isProved(claim)) return
    const answer = await order<IssuedTicket>('POST', '/api/tickets', {
      serviceId: wanted.serviceId,
      ...(wanted.alsoServiceId === null ? {} : { alsoServiceId: wanted.alsoServiceId }),
      language,
      ...(claim.categoryId === null ? {} : { categoryId: claim.categoryId }),
      ...(printAt === null ? { paper: 'screen' } : { paper: 'print', printAt }),
    })
    if (!answer?.ok) return
    showIssued(answer.value)
    props.onEnd()
  }
  return (
    <form className="issue-form" onSubmit={send}>
      <ul className="chosen">
        <li>
          <span className="grow">
            <ServiceName office={office} id={wanted.serviceId} />
          </span>
          <button
            type="button"
            className="icon-button"
            aria-label={t('service.remove', { name: serviceName(office, wanted.serviceId, i18n.language) })}
            onClick={props.onEnd}
          >
            <X aria-hidden="true" />
          </button>
        </li>
        {wanted.alsoServiceId !== null && (
          <li>
            <span className="grow">
              <small className="muted">{t('issue.then')}</small>{' '}
              <ServiceName office={office} id={wanted.alsoServiceId} />
            </span>
            <button
              type="button"
              className="icon-button"
              aria-label={t('service.remove', {
                name: serviceName(office, wanted.alsoServiceId, i18n.language),
              })}
              onClick={() => props.onAlso(null)}
            >
              <X aria-hidden="true" />
            </button>
          </li>
        )}
      </ul>
      {wanted.alsoServiceId === null && !adding && (
        <button type="button" className="btn plain sm also" onClick={() => setAdding(true)}>
          <Plus aria-hidden="true" /> {t('issue.also')}
        </button>
      )}
      {wanted.alsoServiceId === null && adding && (
        <ServiceField
          label={t('issue.also')}
          services={props.services.filter(({ id }) => id !== wanted.serviceId)}
          autoFocus
          onChoose={(serviceId) => {
            setAdding(false)
            props.onAlso(serviceId)
            give.current?.focus({ preventScroll: true })
          }}
        />
      )}
      <CategoryChoice office={office} claim={claim} onChange={setClaim} />
      {asked && !isProved(claim) && (
        <p className="st trouble" role="alert">
          {t('category.needsProof')}
        </p>
      )}
      <LanguageField languages={office?.languages ?? ['ru']} value={language} onChange={setLanguage} />
      {printers.length > 0 && (
        <div className="field">
          <label htmlFor={`${id}-paper`}>{t('issue.paper')}</label>
          <select
            id={`${id}-paper`}
            className="input select"
            value={printAt ?? ''}
            onChange={(event) => setPrintAt((event.target.value || null) as DeviceId | null)}
          >
            <option value="">{t('issue.screen')}</option>
            {printers.map(({ deviceId, name, connected, printer }) => (
              <option key={deviceId} value={deviceId} disabled={!connected || printer?.state !== 'ready'}>
                {t('issue.printAt', { name })}
                {(!connected || printer?.state !== 'ready') && `: ${t('issue.printerNotReady')}`}
              </option>
            ))}
          </select>
        </div>
      )}
      <button
        type="submit"
        ref={give}
        className="btn primary lg wide"
        aria-disabled={running}
        aria-busy={running}
      >
        {t('issue.give')}
      </button>
    </form>
  )
}
