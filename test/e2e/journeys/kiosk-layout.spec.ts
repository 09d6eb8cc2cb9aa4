import { expect, test } from '../office.ts'
import { fullHall, longNames } from '../office-file.ts'
import type { KioskAid } from '../screens/kiosk-screen.ts'
import { expectFits } from '../soundness.ts'
import { visitorLanguages } from '../texts.ts'
import { tourKiosk } from '../tours/kiosk-tour.ts'
import { viewports } from '../viewports.ts'

const fits = (page: Parameters<typeof expectFits>[0], name: string) => expectFits(page, name, false)

for (const size of ['kiosk', 'kioskLandscape'] as const) {
  test(`the kiosk at ${viewports[size].width}×${viewports[size].height} fits in every language, with nobody and one waiting`, async ({
    office,
  }) => {
    const kiosk = await office.kiosk({ viewport: viewports[size] })
    for (const language of visitorLanguages) await tourKiosk(office, kiosk, language, fits)
    await office.hall.issue('advice')
    await expect(kiosk.page.getByText('1 ждёт').first()).toBeVisible()
    await fits(kiosk.page, 'kiosk, one waiting')
  })

  test.describe(() => {
    test.use({ unlike: { change: longNames } })
    test(`the kiosk at ${viewports[size].width}×${viewports[size].height} fits with long names and 200 waiting`, async ({
      office,
    }) => {
      await fullHall(office.hall, office.file)
      const kiosk = await office.kiosk({ viewport: viewports[size] })
      for (const language of visitorLanguages) await tourKiosk(office, kiosk, language, fits)
    })
  })

  test(`the kiosk at ${viewports[size].width}×${viewports[size].height} fits with its aids for reading and reaching`, async ({
    office,
  }) => {
    // A landscape screen has its keys beside the paper, all of them within reach.
    const aids: KioskAid[][] = size === 'kiosk' ? [['Крупнее'], ['Ниже'], ['Крупнее', 'Ниже']] : [['Крупнее']]
    for (const wished of aids) {
      const kiosk = await office.kiosk({ viewport: viewports[size] })
      for (const aid of wished) await kiosk.turnOn(aid)
      await tourKiosk(office, kiosk, 'ru', (page, name) => fits(page, `${name}, ${wished}`), false)
    }
  })
}
