import type { RefusalCode } from '@chered/protocol/refusals'
import { HandHelping, Unplug } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Frame } from '../../app/Frame.tsx'

interface Props {
  readonly heading: string
  readonly why: string
  readonly children?: ReactNode
}

function OutOfOrder({ heading, why, children }: Props) {
  return (
    <Frame
      layout="words"
      heading={heading}
      headingLength={heading.length}
      matter={
        <div role="status">
          <ul className="facts">
            <li>
              <Unplug className="icon" aria-hidden="true" />
              <div>
                <b>{why}</b>
              </div>
            </li>
            {children}
          </ul>
        </div>
      }
      way="languages"
    />
  )
}

/** Nothing heard from the server: who helps meanwhile, and that it comes back by itself. */
export function LostScreen() {
  const { t } = useTranslation()
  return (
    <OutOfOrder heading={t('lost.title')} why={t('lost.why')}>
      <li>
        <HandHelping className="icon" aria-hidden="true" />
        <div>
          <b>{t('lost.what')}</b>
          <span>{t('lost.self')}</span>
        </div>
      </li>
    </OutOfOrder>
  )
}

/** The server speaks but does not let this kiosk work. */
export function NoViewScreen({ code }: { code: RefusalCode }) {
  const { t } = useTranslation()
  return (
    <OutOfOrder heading={t('lost.title')} why={t(`refusal.${code}`)}>
      <li>
        <HandHelping className="icon" aria-hidden="true" />
        <div>
          <b>{t('lost.what')}</b>
        </div>
      </li>
    </OutOfOrder>
  )
}

/** The first seconds: the shape of the screen, and words at once. */
export function ConnectingScreen() {
  const { t } = useTranslation()
  return (
    <Frame
      layout="start"
      heading={t('connecting.title')}
      headingLength={t('connecting.title').length}
      under={<p role="status">{t('link.connecting')}</p>}
      keys={
        <div className="answers" aria-hidden="true">
          {Array.from({ length: 6 }, (_, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: six equal shapes
            <div key={n} className="answer bone-row">
              <span className="bone" />
            </div>
          ))}
        </div>
      }
      way={null}
    />
  )
}
