import { expect, it } from 'vitest'
import { type Start, screenLinks } from './start-links.ts'

const office = { ru: 'Отдел ЗАГС' }

it('a real office has no example links and its devices are paired', () => {
  expect(screenLinks({ office, example: null })).toEqual([
    { screen: 'kiosk', href: '/kiosk/', pairs: true },
    { screen: 'board', href: '/board/', pairs: true },
    { screen: 'operator', href: '/operator/', pairs: false },
    { screen: 'admin', href: '/admin/', pairs: false },
  ])
})

it('the example opens kiosk and board at once and names the emulators only when they run', () => {
  const example = {
    logins: [],
    links: { kiosk: '/kiosk/#enrol=a', board: '/board/#enrol=b' },
    emulators: '/emulators/',
    payments: null,
  }
  const start: Start = { office, example }
  expect(screenLinks(start).map((link) => link.href)).toEqual([
    '/kiosk/#enrol=a',
    '/board/#enrol=b',
    '/operator/',
    '/admin/',
    '/emulators/',
  ])
  expect(screenLinks({ office, example: { ...example, emulators: null, payments: null } })).toHaveLength(4)
})
