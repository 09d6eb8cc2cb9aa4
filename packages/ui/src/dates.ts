import type { Language } from '@chered/protocol/text'

/**
 * Dates in words. Browsers have no Tatar in their data and would silently fall
 * back to English; some builds lack Kazakh too and write `M11 23, Mon`. These
 * names are here; the others come from Intl.
 */
const kazakh = {
  weekdays: ['жексенбі', 'дүйсенбі', 'сейсенбі', 'сәрсенбі', 'бейсенбі', 'жұма', 'сенбі'],
  months: [
    'қаңтар',
    'ақпан',
    'наурыз',
    'сәуір',
    'мамыр',
    'маусым',
    'шілде',
    'тамыз',
    'қыркүйек',
    'қазан',
    'қараша',
    'желтоқсан',
  ],
}
const tatar = {
  weekdays: ['якшәмбе', 'дүшәмбе', 'сишәмбе', 'чәршәмбе', 'пәнҗешәмбе', 'җомга', 'шимбә'],
  months: [
    'гыйнвар',
    'февраль',
    'март',
    'апрель',
    'май',
    'июнь',
    'июль',
    'август',
    'сентябрь',
    'октябрь',
    'ноябрь',
    'декабрь',
  ],
}

/** Parts of a moment in the office's time zone. */
function local(at: number, timeZone: string) {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at)
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? ''
  return {
    year: Number(part('year')),
    month: Number(part('month')),
    day: Number(part('day')),
    time: `${part('hour')}:${part('minute')}`,
    seconds: part('second'),
  }
}

/** `10:42`, or `10:42:07` with `seconds`. */
export function clockTime(at: number, timeZone: string, seconds = false): string {
  const l = local(at, timeZone)
  return seconds ? `${l.time}:${l.seconds}` : l.time
}

/** `вторник, 24 ноября` · `сишәмбе, 24 ноябрь` · `Tuesday, 24 November`. */
export function dayInWords(at: number, timeZone: string, language: Language | string): string {
  const l = local(at, timeZone)
  return dateInWords(l.year, l.month, l.day, language)
}

/** The same for a local date `YYYY-MM-DD`. */
export function localDateInWords(date: string, language: Language | string): string {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number)
  return dateInWords(year, month, day, language)
}

/** The office's local date of a moment, `YYYY-MM-DD`. */
export function localDate(at: number, timeZone: string): string {
  const { year, month, day } = local(at, timeZone)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)}`
}

/** A local date `YYYY-MM-DD` for a narrow key: `четверг` and `26 ноября`, `Thursday` and `26 Nov`. */
export function dayOnKey(
  date: string,
  language: Language | string,
): { readonly weekday: string; readonly day: string } {
  if (language === 'en') {
    const [year = 1970, month = 1, day = 1] = date.split('-').map(Number)
    const noon = Date.UTC(year, month - 1, day, 12)
    const part = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(noon)
    return { weekday: part({ weekday: 'long' }), day: part({ day: 'numeric', month: 'short' }) }
  }
  const [weekday = '', day = ''] = localDateInWords(date, language).split(', ')
  return { weekday, day }
}

function dateInWords(year: number, month: number, day: number, language: string): string {
  const noon = Date.UTC(year, month - 1, day, 12)
  const weekday = new Date(noon).getUTCDay()
  const named = language === 'tt' ? tatar : language === 'kk' ? kazakh : null
  if (named !== null) return `${named.weekdays[weekday]}, ${day} ${named.months[month - 1]}`
  const locale = language === 'en' ? 'en-GB' : language
  const format = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  })
  return format.format(noon)
}

/** `06:24` of a length in ms; hours as `1:06:24`. Never negative. */
export function elapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const two = (n: number) => String(n).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const rest = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}
