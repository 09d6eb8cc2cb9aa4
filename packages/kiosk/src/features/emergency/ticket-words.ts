import type { DoorPrint } from '@chered/protocol/door'
import type { Office } from '@chered/protocol/office'
import type { LocalText } from '@chered/protocol/text'
import { clockTime, localDate } from '@chered/ui/dates'
import { officeText } from '@chered/ui/i18n'
import { documentsOf } from '../service/documents.ts'
import type { GivenNumber } from './memory.ts'

/** The ticket in words as the server would have them, less what only the server knows. */
export function ticketWords(given: GivenNumber, office: Office): DoorPrint['content'] {
  const { ticket, language, serviceId, link, at } = given
  const second = office.languages.slice(0, 2).find((other) => other !== language) ?? null
  const both = (text: LocalText) => {
    const first = officeText(text, language)
    const other = second === null ? null : (text[second] ?? null)
    return { first, second: other === first ? null : other }
  }
  const [, month = '', day = ''] = localDate(at, office.timeZone).split('-')
  const service = office.services.find(({ id }) => id === serviceId)
  return {
    ...{ ticket, language, second, link, copy: false, emergency: true },
    officeName: both(office.name),
    serviceName: both(service?.name ?? office.name),
    date: `${day}.${month}`,
    time: clockTime(at, office.timeZone),
    ...{ ahead: 0, waitMinutes: null, calledAround: null, desks: [], appointment: null },
    documents: documentsOf(office, [serviceId]).map((text) => officeText(text, language)),
  }
}
