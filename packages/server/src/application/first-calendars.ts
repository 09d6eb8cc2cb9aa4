import type { ScheduleKeeperParts } from './schedule-keeper.ts'

/**
 * Calendars of the very first start. The country's one is everybody's, so that
 * no office takes bookings for New Year's Day before somebody has thought of it;
 * an office elsewhere imports its own in its place. The region's belongs to the
 * example.
 */
export function firstCalendars(file: unknown, isExample: boolean): ScheduleKeeperParts['firstCalendars'] {
  const federal = {
    layer: 'federal' as const,
    body: {
      title: 'Праздники и переносы Российской Федерации',
      source: 'Трудовой кодекс, ст. 95 и 112; постановление о переносе выходных дней на 2026 год',
      file,
    },
  }
  const regional = {
    layer: 'regional' as const,
    body: {
      title: 'Праздники Республики Татарстан',
      source: 'Закон о праздничных днях Республики Татарстан; указы раиса о Ураза-байраме и Курбан-байраме',
      file,
    },
  }
  return isExample ? [federal, regional] : [federal]
}
