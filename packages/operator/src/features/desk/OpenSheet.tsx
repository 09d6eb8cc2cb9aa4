import type { Office } from '@chered/protocol/office'
import { BreakSheet } from '../break/BreakSheet.tsx'
import { HoldSheet } from '../hold/HoldSheet.tsx'
import { HandOverSheet } from '../pass-on/HandOverSheet.tsx'
import { PassSheet } from '../pass-on/PassSheet.tsx'
import type { PassOn } from '../pass-on/use-pass-on.ts'
import type { Sheet } from './sheet.ts'
import type { Situation } from './situation.ts'

/** The sheet that is open. */
export function OpenSheet(props: {
  sheet: Sheet
  situation: Situation
  office: Office | null
  passOn: PassOn
  onChange: (sheet: Sheet | null) => void
  onEnter: () => void
}) {
  const { sheet, situation, onChange } = props
  if (sheet.kind === 'break') {
    return (
      <BreakSheet
        plan={sheet.plan}
        office={props.office}
        onChange={(plan) => onChange({ ...sheet, plan })}
        onCancel={() => onChange(null)}
        onEnter={props.onEnter}
      />
    )
  }
  if (situation.kind !== 'called' && situation.kind !== 'serving') return null
  const { visit } = situation
  switch (sheet.kind) {
    case 'hold':
      return (
        <HoldSheet
          {...props}
          visit={visit}
          plan={sheet.plan}
          onChange={(plan) => onChange({ ...sheet, plan })}
        />
      )
    case 'pass-on':
      return (
        <PassSheet
          {...props}
          visit={visit}
          plan={sheet.plan}
          onChange={(plan) => onChange({ ...sheet, plan })}
        />
      )
    case 'hand-over':
      return <HandOverSheet {...props} sheet={sheet} visit={visit} onChange={onChange} />
  }
}
