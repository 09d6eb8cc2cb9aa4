import { test } from '../office.ts'
import { fullHall, longNames, type OfficeFile } from '../office-file.ts'
import { expectFits } from '../soundness.ts'
import { tourBoard } from '../tours/board-tour.ts'
import { viewports } from '../viewports.ts'

const specialists = ['specialist1', 'specialist2', 'specialist3', 'specialist4', 'specialist5']
const sizes = ['board', 'board4k', 'boardPortrait'] as const

const inOrder = (languages: OfficeFile['languages']) => (office: OfficeFile) => {
  office.languages = languages
}
const halls = [
  { hall: 'an empty hall', change: () => undefined, full: false },
  { hall: 'Tatar first', change: inOrder(['tt', 'ru', 'en']), full: false },
  { hall: 'English alone', change: inOrder(['en']), full: false },
  { hall: '200 waiting and long names', change: longNames, full: true },
]

for (const { hall, change, full } of halls) {
  test.describe(() => {
    test.use({ unlike: { change } })
    test(`the board fits at 1080p, 4K and portrait with ${hall}`, async ({ office }) => {
      if (full) await fullHall(office.hall, office.file)
      const [first, ...others] = await Promise.all(
        sizes.map((size) => office.board({ viewport: viewports[size] })),
      )
      if (first === undefined) throw new Error('no board')
      const staff = await Promise.all(specialists.map((login) => office.hall.signIn(login)))
      await tourBoard(office, first, staff, async (_page, name) => {
        for (const board of [first, ...others]) {
          const { width = 0, height = 0 } = board.page.viewportSize() ?? {}
          await expectFits(board.page, `${name}, ${width}×${height}, ${hall}`, false)
        }
      })
    })
  })
}
