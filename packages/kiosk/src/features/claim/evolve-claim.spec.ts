import type { CategoryId, ServiceId } from '@chered/protocol/ids'
import { describe, expect, it } from 'vitest'
import type { Place, Places, Stage } from '../../app/stage.ts'
import { claimedStage } from './evolve-claim.ts'

const service: Place = {
  kind: 'service',
  serviceId: 'birth-registration' as ServiceId,
  alsoServiceId: 'paternity' as ServiceId,
  via: null,
}
const root: Place = { kind: 'question', questionId: 'root', via: null }
const veteran = 'veteran' as CategoryId
const at = (...places: Place[]): Stage => ({
  kind: 'choosing',
  places: [root, ...places] as unknown as Places,
  page: 1,
})

describe('a claim to precedence', () => {
  it('leads back to the service and stays with it', () => {
    expect(claimedStage(at(service, { kind: 'claim' }), veteran)).toEqual({
      ...at({ ...service, claim: veteran }),
      page: 0,
    })
  })

  it('is replaced by another, and taken away without a trace', () => {
    const claimed: Place = { ...service, claim: veteran }
    const hero = 'hero' as CategoryId
    expect(claimedStage(at(claimed, { kind: 'claim' }), hero)).toMatchObject({
      places: [root, { ...service, claim: hero }],
    })
    const none = claimedStage(at(claimed, { kind: 'claim' }), null)
    expect(none.kind === 'choosing' && none.places).toEqual([root, service])
  })

  it('can be made nowhere else', () => {
    for (const stage of [at(service), at(), at(service, { kind: 'days', services: [] })]) {
      expect(claimedStage(stage, veteran)).toBe(stage)
    }
  })
})
