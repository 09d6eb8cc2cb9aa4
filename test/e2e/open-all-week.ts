import type { OfficeFile } from './office-file.ts'

/** An office that can be booked on whatever day its journey runs: open long hours every day of the week. */
export function openAllWeek(office: OfficeFile): void {
  const hours = ['07:00-20:00']
  office.week = { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours }
  office.settings.hours = 'week'
  // So that a time of today, whichever is free, can be checked in for at once.
  office.settings.earlyCheckInMinutes = 720
}
