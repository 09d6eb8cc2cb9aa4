import { clockTime } from '@chered/ui/dates'

/** `10:42` of a moment of today, `23 нояб.` of another day, in the office's time zone. */
export function sinceTime(at: number, now: number, timeZone: string, language: string): string {
  const day = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    month: 'short',
    timeZone,
  })
  return day.format(at) === day.format(now) ? clockTime(at, timeZone) : day.format(at)
}
