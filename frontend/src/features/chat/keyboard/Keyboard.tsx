import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { useStore } from '@/lib/store'
import { shortcutsOpen } from '@/ui/shortcuts'
import { composerCommands } from '../composer/commands'
import { knownConversation } from '../data/cache'
import { isStaff } from '../data/filters'
import { visibleIds } from '../list/order'
import { toggle, toggleThrough } from '../list/selection'
import { changeState } from '../thread/changeState'
import { chordOf, isTyping } from './chords'

const Palette = lazy(() => import('./Palette'))
const Shortcuts = lazy(() => import('./Shortcuts'))

interface Props {
  base: string
  onPanel: (() => void) | null
}

function click(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.click()
}

/** Every key of the inbox in one place; the list in `Shortcuts` is the same. */
export function Keyboard({ base, onPanel }: Props) {
  const { t } = useTranslation('chat')
  const { id } = useParams()
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const [palette, setPalette] = useState(false)
  const help = useStore(shortcutsOpen)

  useEffect(() => {
    const search = params.toString()
    const go = (step: number) => {
      const ids = visibleIds.get()
      const at = id ? ids.indexOf(id) : -1
      const next = ids[at < 0 ? 0 : at + step]
      if (next) navigate({ pathname: `${base}/${next}`, search })
    }
    const resolve = () => {
      const item = id ? knownConversation(id) : undefined
      if (item && !isStaff(item)) {
        changeState(item, item.state === 'resolved' ? 'open' : 'resolved', t)
      }
    }
    // The row that has the focus, else the open one.
    const row = () =>
      document.activeElement?.closest<HTMLElement>('[data-conversation]')?.dataset.conversation ??
      document.activeElement?.closest<HTMLElement>('[data-select]')?.dataset.select ??
      id
    const pick = (how: (id: string) => void) => {
      const picked = row()
      if (picked) how(picked)
    }
    const commands: Record<string, () => void> = {
      'Mod+K': () => setPalette(true),
      '?': () => shortcutsOpen.set(true),
      'Mod+/': () => shortcutsOpen.set(true),
      'Alt+J': () => go(1),
      'Alt+K': () => go(-1),
      'Alt+E': resolve,
      'Mod+Alt+E': () => {
        resolve()
        go(1)
      },
      'Alt+M': () => click('[data-snooze]'),
      'Alt+H': () => click('[data-later]'),
      'Alt+Z': () => click('[data-undo-send]'),
      x: () => pick(toggle),
      X: () => pick(toggleThrough),
      'Alt+N': () => click('[data-write-first]'),
      'Alt+T': () => click('[data-claim]'),
      'Alt+G': () => click('[data-assign]'),
      'Alt+P': () => composerCommands.get()?.note(),
      'Alt+L': () => composerCommands.get()?.reply(),
      'Alt+A': () => click('[data-attach]'),
      'Alt+O': () => onPanel?.(),
      'Alt+S': () => navigate('/search'),
      '/': () => document.querySelector<HTMLInputElement>('input[data-search]')?.focus(),
    }
    const onKey = (event: KeyboardEvent) => {
      const chord = chordOf(event)
      const plain = chord.length === 1
      const command = commands[chord]
      if (!command || (plain && isTyping(event.target))) return
      event.preventDefault()
      command()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [base, id, params, navigate, onPanel, t])

  return (
    <Suspense fallback={null}>
      {palette && <Palette onClose={() => setPalette(false)} />}
      {help && <Shortcuts onClose={() => shortcutsOpen.set(false)} />}
    </Suspense>
  )
}
