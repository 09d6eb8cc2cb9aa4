import type { SupervisionView } from '@chered/protocol/views'
import { useTranslation } from 'react-i18next'
import { ConditionMark } from '../equipment/ConditionMark.tsx'
import { type Condition, deviceCondition } from '../equipment/condition.ts'

/** Every device in one line: works, or what is wrong with it. */
export function DeviceSummary({ view }: { view: SupervisionView }) {
  const { t } = useTranslation()
  const working = view.panels.filter((panel) => panel.status === 'showing').length
  const panels: Condition | null =
    view.panels.length === 0
      ? null
      : {
          level: working === view.panels.length ? 'ok' : 'bad',
          words: t('summary.panelsOk', { ok: working, all: view.panels.length }),
        }
  return (
    <section>
      <h2 className="t">{t('summary.title')}</h2>
      {view.devices.length === 0 && <p className="muted dev-empty">{t('summary.none')}</p>}
      <ul className="dev">
        {view.devices.map((device) => (
          <Line
            key={device.deviceId}
            name={device.name}
            condition={deviceCondition(t, device, view.printers)}
          />
        ))}
        {panels && <Line name={t('summary.panels')} condition={panels} />}
      </ul>
    </section>
  )
}

function Line({ name, condition }: { name: string; condition: Condition }) {
  return (
    <li>
      <span className="dev-name" title={name}>
        {name}
      </span>
      <ConditionMark condition={condition} />
    </li>
  )
}
