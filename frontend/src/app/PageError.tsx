import { Component, type ReactNode } from 'react'
import { ErrorState } from '@/ui/ErrorState'

interface Props {
  /** Another address gets a fresh try. */
  address: string
  children: ReactNode
}

/** A page that broke, or one whose files are gone after an update: a reload brings the new ones. */
export class PageError extends Component<Props, { brokenAt: string | null }> {
  override state: { brokenAt: string | null } = { brokenAt: null }

  static getDerivedStateFromError(): { brokenAt: string } {
    return { brokenAt: '' }
  }

  static getDerivedStateFromProps(props: Props, state: { brokenAt: string | null }) {
    if (state.brokenAt === '') return { brokenAt: props.address }
    return state.brokenAt !== null && state.brokenAt !== props.address ? { brokenAt: null } : null
  }

  override render(): ReactNode {
    if (this.state.brokenAt === null) return this.props.children
    return <ErrorState problem={null} onRetry={() => location.reload()} />
  }
}
