import { Suspense, useEffect } from 'react'
import { useParams } from 'react-router'
import { sayIsSeen, usePublicLink } from '@/api/publicLink'
import { followBrowser } from '@/lib/i18n'
import { kindOf, publicPageOf } from '@/public/registry'
import { ErrorState } from '@/ui/ErrorState'
import { Skeletons } from '@/ui/Skeletons'
import { Frame } from '../components/Frame'
import { isOver, Over } from '../components/Over'

/** What somebody was sent a link to: no sign-in, no shell. */
export default function LinkPage() {
  const { token = '' } = useParams()
  useEffect(followBrowser, [])
  return (
    <Frame>
      <Opened key={token} token={token} />
    </Frame>
  )
}

function Opened({ token }: { token: string }) {
  const query = usePublicLink(
    token,
    (link, heard) => kindOf(link.kind)?.pollEvery?.(link, heard) ?? false,
  )
  const { data, error, refetch } = query
  const isOpen = data !== undefined
  useEffect(() => {
    if (isOpen) sayIsSeen(token)
  }, [isOpen, token])
  if (error && isOver(error)) return <Over error={error} />
  if (data) {
    const Page = publicPageOf(data.kind)
    if (!Page) return <ErrorState problem={null} />
    return (
      <Suspense fallback={<Skeletons rows={6} />}>
        <Page token={token} link={data} reload={() => void refetch()} />
      </Suspense>
    )
  }
  if (error) {
    const { offline, message, code } = error
    return <ErrorState problem={{ offline, message, code }} onRetry={() => void refetch()} />
  }
  return <Skeletons rows={6} />
}
