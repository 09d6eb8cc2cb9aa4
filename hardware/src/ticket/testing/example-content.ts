import type { TicketContent } from '@chered/protocol/agent'

/** A usual ticket, for specs. */
export const exampleContent: TicketContent = {
  ticket: { letter: 'А', number: 12 },
  language: 'ru',
  second: 'tt',
  officeName: { first: 'Отдел ЗАГС', second: 'ЗАГС бүлеге' },
  serviceName: { first: 'Регистрация рождения', second: 'Бала тууны дәүләт теркәве' },
  date: '24.11',
  time: '10:42',
  ahead: 3,
  waitMinutes: '15–25',
  calledAround: '10:57–11:07',
  desks: [1, 3],
  appointment: null,
  documents: ['Медицинское свидетельство о рождении', 'Паспорта родителей'],
  link: 'http://192.168.1.10:8080/v/AbCdEfGhIjKlMnOpQrStUv',
  copy: false,
}
