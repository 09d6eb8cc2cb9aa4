import type { Role } from '@chered/protocol/staff'
import type { LocalText } from '@chered/protocol/text'

/** A login of the example office, known to everybody. */
export interface ExampleLogin {
  readonly login: string
  readonly password: string
  readonly name: string
  readonly role: Role
}

/** GET /api/start: the office, and the example's logins and links when this is the example. */
export interface Start {
  readonly office: LocalText
  readonly example: null | {
    readonly logins: readonly ExampleLogin[]
    /** With enrolment tokens, so that kiosk and board open at once. */
    readonly links: { readonly kiosk: string; readonly board: string }
    readonly emulators: string | null
    /** Page of the simulated payment system. */
    readonly payments: string | null
  }
}

export interface ScreenLink {
  readonly screen: 'kiosk' | 'board' | 'operator' | 'admin' | 'emulators' | 'payments'
  readonly href: string
  /** The device shows a connection code first. */
  readonly pairs: boolean
}

/** Every screen there is, in the order in which a visit goes through them. */
export function screenLinks(start: Start): ScreenLink[] {
  const { example } = start
  const links: ScreenLink[] = [
    { screen: 'kiosk', href: example?.links.kiosk ?? '/kiosk/', pairs: example === null },
    { screen: 'board', href: example?.links.board ?? '/board/', pairs: example === null },
    { screen: 'operator', href: '/operator/', pairs: false },
    { screen: 'admin', href: '/admin/', pairs: false },
  ]
  if (example?.emulators) links.push({ screen: 'emulators', href: example.emulators, pairs: false })
  if (example?.payments) links.push({ screen: 'payments', href: example.payments, pairs: false })
  return links
}
