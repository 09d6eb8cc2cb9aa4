import type { LocalText } from '@chered/protocol/text'

/** The few sentences that the server itself puts on paper. */
export const trialName: LocalText = {
  ru: 'Проба принтера. Это не талон',
  tt: 'Принтерны сынау. Бу талон түгел',
  en: 'Printer test. This is not a ticket',
  kk: 'Принтерді сынау. Бұл талон емес',
}

export function windowNumber(desk: number): LocalText {
  return { ru: `окно ${desk}`, tt: `${desk} нче тәрәзә`, en: `window ${desk}`, kk: `${desk}-терезе` }
}
