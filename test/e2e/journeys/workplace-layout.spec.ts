import { test } from '../office.ts'
import { fullHall, longNames } from '../office-file.ts'
import { expectFits } from '../soundness.ts'
import { tourAdmin } from '../tours/admin-tour.ts'
import { tourOperator } from '../tours/operator-tour.ts'
import { viewports } from '../viewports.ts'

const halls = [
  { hall: 'an empty hall', change: () => undefined, full: false },
  { hall: '200 waiting and long names', change: longNames, full: true },
]

for (const { hall, change, full } of halls) {
  for (const size of ['workplace', 'workplaceSmall'] as const) {
    const { width, height } = viewports[size]
    test.describe(() => {
      test.use({ unlike: { change } })
      test(`the workplaces fit at ${width}×${height} with ${hall}`, async ({ office }) => {
        if (full) await fullHall(office.hall, office.file)
        const look = { viewport: viewports[size] }
        const [operator, admin] = await Promise.all([
          office.operator('specialist1', 1, look),
          office.admin('admin', look),
        ])
        await tourOperator(office, operator, (page, name) => expectFits(page, name, false))
        await tourAdmin(office, admin, (page, name) => expectFits(page, name, true))
      })
    })
  }
}
