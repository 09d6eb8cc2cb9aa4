import type { Office } from '@chered/protocol/office'
import { textIn } from '@chered/protocol/text'
import { actYears, applicationDays } from '../domain/diary/retention-limits.ts'
import { localDate, localTime, shortDate } from '../domain/time.ts'
import type { Destroyed, DestructionAct, PersonalKind } from './ports.ts'

type ActOffice = Pick<Office, 'id' | 'name' | 'timeZone'>

/** Words and grounds of the act: a document of the office, in the language of its papers. */
const kinds: Readonly<Record<PersonalKind, { readonly title: string; readonly rule: string }>> = {
  name: {
    title: 'Имя посетителя по предварительной записи',
    rule: 'до конца дня, следующего за днём визита; затем уничтожается',
  },
  phone: {
    title: 'Номер телефона посетителя по предварительной записи',
    rule: 'до конца дня, следующего за днём визита; затем уничтожается',
  },
  'check-in-code': {
    title: 'Код для отметки о приходе',
    rule: '24 часа после окончания интервала; затем уничтожается',
  },
  'application-number': {
    title: 'Номер заявления в ведомственной системе',
    rule: `${applicationDays} дней после окончания визита; затем усекается`,
  },
}
const kindOrder = Object.keys(kinds) as PersonalKind[]
const system = 'Система управления электронной очередью «Черёд»'
const method =
  'удаление записей из базы данных с перезаписью освобождённого места нулями (средствами системы управления базой данных)'
const ground = 'достижение цели обработки (часть 7 статьи 5, часть 4 статьи 21 Федерального закона № 152-ФЗ)'

/** Name of an act's files without the ending: `act-000012-2026-11-25`. */
export function actFileName({ number, at }: Pick<DestructionAct, 'number' | 'at'>, timeZone: string): string {
  return `act-${String(number).padStart(6, '0')}-${localDate(at, timeZone)}`
}

/** One line for each piece of data that was destroyed: the export from the event log that belongs to the act. */
export function exportLines(act: DestructionAct, { id, timeZone }: ActOffice): string {
  const at = new Date(act.at).toISOString()
  const line = ({ bookingId, kind, day }: Destroyed) =>
    JSON.stringify({ act: act.number, at, office: id, timeZone, bookingId, kind, visitDate: day, ground })
  return act.destroyed.map((destroyed) => `${line(destroyed)}\n`).join('')
}

/** The act as a page to print and sign. There is nothing personal in it. */
export function actPage(act: DestructionAct, office: ActOffice): string {
  const { at, destroyed, number } = act
  const { timeZone } = office
  const date = `${shortDate(at, timeZone)}.${localDate(at, timeZone).slice(0, 4)}`
  const lines = kindOrder.flatMap((kind) => {
    const days = destroyed.filter((one) => one.kind === kind).map((one) => one.day)
    const [first] = days.sort()
    if (first === undefined) return []
    const last = days.at(-1) ?? first
    const dates = first === last ? written(first) : `${written(first)} – ${written(last)}`
    return [
      `<tr><td>${kinds[kind].title}</td><td>${days.length}</td><td>${dates}</td><td>${kinds[kind].rule}</td></tr>`,
    ]
  })
  return `<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<title>Акт об уничтожении персональных данных № ${number}</title>
<style>
body { font: 12pt/1.5 Arial, sans-serif; margin: 20mm; color: #000; }
h1 { font-size: 16pt; }
dl { display: grid; grid-template-columns: 60mm 1fr; gap: 2mm 5mm; }
dt, dd { margin: 0; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 0.3mm solid #000; padding: 2mm; text-align: left; vertical-align: top; }
.signature { margin-top: 20mm; }
</style>
</head>
<body>
<h1>Акт № ${number} об уничтожении персональных данных</h1>
<dl>
<dt>Оператор</dt><dd>${escaped(textIn(office.name, 'ru'))}</dd>
<dt>Дата и время</dt><dd>${date}, ${localTime(at, timeZone)} (${escaped(timeZone)})</dd>
<dt>Информационная система</dt><dd>${system}</dd>
<dt>Субъекты</dt><dd>посетители по предварительной записи; состав указан в выгрузке по номерам записей</dd>
<dt>Способ уничтожения</dt><dd>${method}</dd>
<dt>Причина</dt><dd>${ground}</dd>
</dl>
<table>
<thead><tr><th>Категория данных</th><th>Количество</th><th>Даты визитов</th><th>Срок хранения</th></tr></thead>
<tbody>
${lines.join('\n')}
</tbody>
</table>
<p>К акту приложена выгрузка из журнала регистрации событий: ${actFileName(act, timeZone)}.jsonl.
Акт и выгрузка хранятся ${actYears} года (приказ Роскомнадзора от 28.10.2022 № 179).</p>
<p class="signature">Ответственный: ____________________ / ____________________ /</p>
</body>
</html>
`
}

/** `2026-11-23` as a document writes it: `23.11.2026`. */
function written(day: string): string {
  return day.split('-').reverse().join('.')
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
