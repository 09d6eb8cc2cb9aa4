import type { Office } from '@chered/protocol/office'
import type { DeskView, InFront } from '@chered/protocol/views'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Situation } from '../desk/situation.ts'
import { FeeCheck } from '../payment/FeeCheck.tsx'
import { ApplicationNumber } from './ApplicationNumber.tsx'
import { ClaimCard } from './ClaimCard.tsx'
import { Course } from './Course.tsx'
import { DocumentCount } from './DocumentCount.tsx'
import { DocumentList, DocumentTicks } from './Documents.tsx'
import { serviceOf } from './OfficeText.tsx'
import { Passed } from './Passed.tsx'
import { usePapers } from './papers.ts'
import { Stages } from './Stages.tsx'
import type { VisitSheetKind } from './visit-sheet.ts'
import { WaitsNext } from './WaitsNext.tsx'
import { tellWhereNext } from './where-next.ts'
import './visit.css'

interface Props {
  readonly view: DeskView
  readonly situation: Situation
  readonly office: Office | null
  readonly onSheet: (kind: VisitSheetKind) => void
  readonly onFinishVisit: () => void
}

/** Below the ticket: what has to be seen of the visitor, the stages, the documents, the course of the visit. */
export function VisitWorkArea(props: Props) {
  const { situation, office } = props
  switch (situation.kind) {
    case 'called':
    case 'serving':
      return <InFrontArea key={situation.visit.visitId} {...props} visit={situation.visit} />
    case 'free':
      return (
        <section className="work">
          <WaitsNext office={office} />
          {situation.next ? <DocumentList serviceId={situation.next.serviceId} office={office} /> : <span />}
          <FeeCheck quiet onOpen={() => props.onSheet('payment')} />
        </section>
      )
    case 'paused':
      return (
        <section className="work">
          <span />
          <FeeCheck quiet onOpen={() => props.onSheet('payment')} />
        </section>
      )
    case 'closed':
    case 'taken':
      return <section className="work" />
  }
}

function InFrontArea(props: Props & { visit: InFront }) {
  const { t } = useTranslation()
  const { view, visit, office } = props
  const { deskId } = view
  const { papers, again } = usePapers(deskId, visit.visitId)
  // Somebody else stands here now: the one before has been told where to wait.
  useEffect(() => tellWhereNext(null), [])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled area has to be reachable by keys
    <section className="work" tabIndex={0} aria-label={t('workArea')}>
      {visit.claim && (
        <ClaimCard
          key={`${visit.claim.categoryId} ${visit.claim.confirmed}`}
          visit={visit}
          claim={visit.claim}
          deskId={deskId}
          office={office}
        />
      )}
      <Passed visit={visit} office={office} papers={papers} />
      <Stages
        visit={visit}
        deskNumber={view.number}
        office={office}
        onChange={() => props.onSheet('services')}
        onFinish={props.onFinishVisit}
      />
      <div>
        <DocumentTicks visit={visit} office={office} />
        {visit.state === 'serving' && <DocumentCount of={visit} />}
      </div>
      <div className="side-facts">
        <FeeCheck
          quiet={serviceOf(office, visit.serviceId)?.feeExpected !== true}
          onOpen={() => props.onSheet('payment')}
        />
        <ApplicationNumber
          deskId={deskId}
          visitId={visit.visitId}
          number={papers?.applicationNumber ?? null}
          known={papers !== null}
          onSaved={again}
        />
        <Course visit={visit} office={office} />
      </div>
    </section>
  )
}
