import { deskState } from '../../domain/day/day.ts'
import type { ViewContext } from './context.ts'

/** Numbers of the open desks that take any of these services. */
export function desksServing(
  { day, rules }: Pick<ViewContext, 'day' | 'rules'>,
  services: readonly string[],
): { primaryDesks: number[]; secondaryDesks: number[] } {
  const primaryDesks: number[] = []
  const secondaryDesks: number[] = []
  for (const desk of rules.office.desks) {
    const now = deskState(day, desk.id)
    if (now.state === 'closed') continue
    if (now.primary.some((id) => services.includes(id))) primaryDesks.push(desk.number)
    else if (now.secondary.some((id) => services.includes(id))) secondaryDesks.push(desk.number)
  }
  return { primaryDesks, secondaryDesks }
}
