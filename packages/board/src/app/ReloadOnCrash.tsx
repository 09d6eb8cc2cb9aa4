import { Component, type ReactNode } from 'react'

const RELOAD_AFTER_MS = 5000

/** Nobody stands at these pages to reload them: a broken one begins anew by itself. */
export class ReloadOnCrash extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override componentDidCatch() {
    setTimeout(() => location.reload(), RELOAD_AFTER_MS)
  }

  override render() {
    return this.state.broken ? null : this.props.children
  }
}
