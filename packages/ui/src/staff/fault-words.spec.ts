import { faultKinds, faultsOf } from '@chered/protocol/incident-choices'
import { describe, expect, it } from 'vitest'
import en from './locales/en.json' with { type: 'json' }
import ru from './locales/ru.json' with { type: 'json' }

describe.each([
  ['ru', ru],
  ['en', en],
])('words of faults in %s', (_, { fault }) => {
  it('name every kind of device and everything that can be wrong, and nothing else', () => {
    expect(Object.keys(fault.kind).sort()).toEqual([...faultKinds].sort())
    expect(Object.keys(fault.what).sort()).toEqual([...new Set(Object.values(faultsOf).flat())].sort())
  })
})
