import type { ServiceId } from '@chered/protocol/ids'
import type { Office } from '@chered/protocol/office'
import type { LocalText } from '@chered/protocol/text'
import { officeText } from '@chered/ui/i18n'
import { useTranslation } from 'react-i18next'

/** Office text in the screen's language; marked as Russian where only that exists. */
export function OfficeText({ text }: { text: LocalText }) {
  const { i18n } = useTranslation()
  const shown = officeText(text, i18n.language)
  const foreign = i18n.language !== 'ru' && shown === text.ru
  return foreign ? <span lang="ru">{shown}</span> : shown
}

/** The service of that id, when the office has been read and knows it. */
export function serviceOf(office: Office | null, id: ServiceId) {
  return office?.services.find((service) => service.id === id) ?? null
}

/** A service's name as plain text; empty until the office has been read. */
export function serviceName(office: Office | null, id: ServiceId, language: string): string {
  const service = serviceOf(office, id)
  return service ? officeText(service.name, language) : ''
}

/** A service's name on the screen; an empty place until the office has been read. */
export function ServiceName({ office, id }: { office: Office | null; id: ServiceId }) {
  const service = serviceOf(office, id)
  return service ? <OfficeText text={service.name} /> : <span aria-hidden="true">…</span>
}
