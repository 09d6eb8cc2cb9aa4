import type { ResourceId } from '@chered/protocol/ids'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Resource } from './resources.ts'

/** One specialist or hall, or any. Without a list there is nothing to choose from, and it is not shown. */
export function ResourceSelect(props: {
  resources: readonly Resource[]
  value: ResourceId | null
  any: string
  onChange: (resourceId: ResourceId | null) => void
}) {
  const { t } = useTranslation()
  const id = useId()
  if (props.resources.length === 0) return null
  return (
    <div className="field">
      <label htmlFor={id}>{t('resource.label')}</label>
      <select
        id={id}
        className="input select"
        value={props.value ?? ''}
        onChange={(event) => props.onChange((event.target.value || null) as ResourceId | null)}
      >
        <option value="">{props.any}</option>
        {props.resources.map(({ resourceId, name }) => (
          <option key={resourceId} value={resourceId}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}
