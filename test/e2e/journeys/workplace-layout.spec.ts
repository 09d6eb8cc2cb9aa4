import { expect, test } from '../office.ts'
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

for (const size of ['workplace', 'workplaceSmall'] as const) {
  const { width, height } = viewports[size]
  test(`the workplaces fit at ${width}×${height} in English`, async ({ office }) => {
    const look = { viewport: viewports[size] }
    const [operator, admin] = await Promise.all([
      office.operator('specialist1', 1, look),
      office.admin('admin', look),
    ])
    await operator.menu('English')
    await office.hall.issue('birth-registration')
    const { page } = operator
    await expect(operator.button('Call the next')).toBeVisible()
    await expect(page.getByRole('complementary', { name: 'Waiting for you' })).toContainText('А001')
    await expectFits(page, 'operator in English, free', false)
    await operator.key('F2')
    await expect(operator.button('No-show')).toBeVisible()
    await expectFits(page, 'operator in English, called', false)
    await operator.key('F4')
    await expect(operator.button('Finish')).toBeVisible()
    await expectFits(page, 'operator in English, serving', false)

    await admin.page.getByText('English', { exact: true }).click()
    await expect(admin.page.getByRole('heading', { level: 1, name: 'Hall' })).toBeVisible()
    await office.emulators.setFault('printer-1', 'cover-open', true)
    await expect(admin.page.getByText('cover open')).toBeVisible()
    await expectFits(admin.page, 'admin in English, hall', true)
    await admin.page.getByRole('navigation').getByRole('link', { name: 'Equipment' }).click()
    await expect(admin.page.getByRole('heading', { level: 1, name: 'Equipment' })).toBeVisible()
    await expectFits(admin.page, 'admin in English, equipment', true)
  })
}
