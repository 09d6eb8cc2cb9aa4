import type { Service } from '@chered/protocol/office'
import { describe, expect, it } from 'vitest'
import { findServices } from './find-service.ts'

const service = (id: string, ru: string) =>
  ({ id, queue: 'q', name: { ru }, minutes: 10, documents: [], channels: [] }) as unknown as Service
const all = [
  service('birth', 'Государственная регистрация рождения'),
  service('marriage', 'Регистрация заключения брака'),
  service('court', 'Расторжение брака по решению суда'),
]
const ids = (typed: string) => findServices(all, typed, 'ru').map(({ id }) => id)

describe('services found by letters', () => {
  it('are those in which each part begins a word, the nearer to the front first', () => {
    expect(ids('рож')).toEqual(['birth'])
    expect(ids('рег')).toEqual(['marriage', 'birth'])
    expect(ids('бра суд')).toEqual(['court'])
  })

  it('come in the office’s order when nothing is typed, and not at all when nothing fits', () => {
    expect(ids('')).toEqual(['birth', 'marriage', 'court'])
    expect(ids('паспорт')).toEqual([])
  })

  it('are found although the keyboard stands on Latin', () => {
    expect(ids('hj;')).toEqual(['birth'])
  })
})
