import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKept } from '@/lib/kept'
import { rove } from '@/ui/rove'
import { Skeletons } from '@/ui/Skeletons'
import styles from './emoji.module.css'
import { type Emoji, findEmoji, GROUPS, loadEmoji, toned } from './emojiData'

const KEPT = 24
const FIRST = ['👍', '❤️', '😂', '🙏', '✅', '🎉', '👀', '🔥']
const TONES = ['✋', '✋🏻', '✋🏼', '✋🏽', '✋🏾', '✋🏿']
const COLUMNS = 8
const FACES = ['🕘', '😀', '👋', '🐻', '🍔', '✈️', '⚽', '💡', '✅', '🏁']

/** Every emoji: by group, by word, and those used lately. */
export default function EmojiPanel({ onPick }: { onPick: (emoji: string) => void }) {
  const { t, i18n } = useTranslation('chat')
  const { data: groups } = useQuery({
    queryKey: ['emoji', i18n.language],
    queryFn: loadEmoji,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const [lately, setLately] = useKept<string[]>('emoji', FIRST)
  const [tone, setTone] = useKept('emojiTone', 0)
  const [asked, setAsked] = useState('')
  /** 0 are those used lately. */
  const [place, setPlace] = useState(0)
  const grid = useRef<HTMLDivElement>(null)
  /** One sign of the grid is reached by Tab; from there the arrows walk. */
  const [reached, setReached] = useState(0)
  const go = (at: number) => {
    setPlace(at)
    setReached(0)
  }

  const pick = (sign: string) => {
    setLately([sign, ...lately.filter(one => one !== sign)].slice(0, KEPT))
    onPick(sign)
  }
  const shown = asked.trim()
    ? findEmoji(groups ?? [], asked)
    : place === 0
      ? [...lately.map(signAlone), ...(groups?.[0] ?? [])]
      : (groups?.[place - 1] ?? [])
  const stop = Math.min(reached, shown.length - 1)
  const name = place === 0 ? 'lately' : GROUPS[place - 1]
  const onSearchKey = (event: KeyboardEvent) => {
    const first = grid.current?.querySelector<HTMLElement>('[tabindex="0"]')
    if (event.key === 'ArrowDown') first?.focus()
    else if (event.key === 'Enter') first?.click()
    else return
    event.preventDefault()
  }
  return (
    <div className={styles.panel}>
      <TextInput
        value={asked}
        data-autofocus
        aria-label={t('emoji.search')}
        placeholder={t('emoji.search')}
        onChange={event => {
          setAsked(event.currentTarget.value)
          setReached(0)
        }}
        onKeyDown={onSearchKey}
      />
      {!asked && (
        <div
          className={styles.groups}
          role="tablist"
          aria-label={t('composer.emoji')}
          onKeyDown={event => rove(event)?.click()}
        >
          {['lately' as const, ...GROUPS].map((group, at) => (
            <button
              key={group}
              type="button"
              role="tab"
              tabIndex={at === place ? 0 : -1}
              aria-selected={at === place}
              aria-label={t(`emoji.${group}`)}
              title={t(`emoji.${group}`)}
              onClick={() => go(at)}
            >
              {FACES[at]}
            </button>
          ))}
        </div>
      )}
      {!groups && <Skeletons rows={4} height={32} />}
      {groups && shown.length === 0 && <p className={styles.none}>{t('emoji.none')}</p>}
      {/* biome-ignore lint/a11y/useSemanticElements: a grid of signs is no table. */}
      <div
        ref={grid}
        className={styles.grid}
        role="group"
        aria-label={asked ? t('emoji.found') : t(`emoji.${name}`)}
        onKeyDown={event => rove(event, COLUMNS)}
      >
        {shown.map((each, at) => {
          const sign = toned(each, tone)
          return (
            <button
              key={`${at} ${each.sign}`}
              type="button"
              tabIndex={at === stop ? 0 : -1}
              aria-label={each.label}
              title={each.label}
              onFocus={() => setReached(at)}
              onClick={() => pick(sign)}
            >
              {sign}
            </button>
          )
        })}
      </div>
      <fieldset
        className={styles.tones}
        aria-label={t('emoji.tone')}
        onKeyDown={event => rove(event)}
      >
        {TONES.map((hand, at) => (
          <button
            key={hand}
            type="button"
            tabIndex={tone === at ? 0 : -1}
            aria-pressed={tone === at}
            aria-label={t(`emoji.tones.${at}`)}
            onClick={() => setTone(at)}
          >
            {hand}
          </button>
        ))}
      </fieldset>
    </div>
  )
}

/** Used lately, in the tone it then had. */
function signAlone(sign: string): Emoji {
  return { sign, label: sign, words: '', tones: [] }
}
