import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DraftHistory, edited, openHistory, redone, undone } from './draft-history.ts'
import type { SurveyContent } from './survey-content.ts'

const content = (title: string): SurveyContent => ({ title, survey: [], hidden: [] })
const write = (history: DraftHistory, title: string, field: string | null = null) =>
  edited(history, content(title), field)

describe('the steps of a draft', () => {
  it('typing on in one field is one step, and another field begins the next', () => {
    const typed = ['п', 'пр', 'при'].reduce((h, title) => write(h, title, 'ru'), openHistory(content('')))
    const other = write(typed, 'иное', 'en')
    expect(undone(other).present.title).toBe('при')
    expect(undone(undone(other)).present.title).toBe('')
  })

  it('undoing everything and redoing everything always comes back to where it was', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string(), fc.constantFrom('a', 'b', null)), { maxLength: 40 }),
        (steps) => {
          const start = openHistory(content('start'))
          const end = steps.reduce((h, [title, field]) => write(h, title, field), start)
          let back = end
          while (back.past.length > 0) back = undone(back)
          expect(back.present).toBe(start.present)
          while (back.future.length > 0) back = redone(back)
          expect(back.present).toBe(end.present)
        },
      ),
    )
  })

  it('a new step after undoing forgets what was undone', () => {
    const two = write(write(openHistory(content('0')), '1'), '2')
    expect(redone(write(undone(two), '3')).present.title).toBe('3')
  })
})
