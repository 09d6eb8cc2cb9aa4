/** Sizes of the screens that the office has. */
export const viewports = {
  kiosk: { width: 1080, height: 1920 },
  kioskLandscape: { width: 1280, height: 1024 },
  board: { width: 1920, height: 1080 },
  board4k: { width: 3840, height: 2160 },
  boardPortrait: { width: 1080, height: 1920 },
  workplace: { width: 1280, height: 800 },
  workplaceSmall: { width: 1024, height: 768 },
  phone: { width: 360, height: 740 },
} as const
