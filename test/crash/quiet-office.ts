import type { Office } from '@chered/protocol/office'
import { exampleOffice, exampleQueue, exampleService } from '@chered/server/testing/example-office'

/** A zone where it is about noon now, so that no run of the test meets the end of its day. */
export function zoneAtNoon(): string {
  const ahead = 12 - new Date().getUTCHours()
  // The sign in these names is that of the old POSIX zones: Etc/GMT-3 is three hours ahead.
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
}

/** Two queues, one of which uses its numbers up. */
export function quietOffice(timeZone: string): Office {
  const office = exampleOffice({
    queues: [exampleQueue('papers', 'А'), exampleQueue('advice', 'Б', { from: 1, to: 40 })],
    services: [exampleService('passport', 'papers'), exampleService('lawyer', 'advice')],
    desks: 3,
  })
  return { ...office, timeZone }
}
