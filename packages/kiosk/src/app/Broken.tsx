import { Component, type ReactNode } from 'react'
import { Translation } from 'react-i18next'

/**
 * When a screen fails, the page says so and loads itself anew: nobody who could
 * press F5 stands at a kiosk.
 */
export class Broken extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }
  static getDerivedStateFromError() {
    return { broken: true }
  }
  override componentDidCatch() {
    setTimeout(() => location.reload(), 5000)
  }
  override render() {
    if (!this.state.broken) return this.props.children
    return (
      <Translation>
        {(t) => (
          <main className="kiosk" data-layout="words">
            <div className="read">
              <div className="ask">
                <h1 className="long">{t('broken.title')}</h1>
                <p>{t('broken.text')}</p>
              </div>
            </div>
          </main>
        )}
      </Translation>
    )
  }
}
