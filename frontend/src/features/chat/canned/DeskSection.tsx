import { SegmentedControl, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { notify } from '@/ui/notify'
import page from '@/ui/page.module.css'
import { type Desk, useChangeDesk, useViews } from '../data/desk'

const SECONDS = [0, 3, 5, 10]

/** How long what one sends may be taken back, and with which list one begins. */
export function DeskSection({ desk }: { desk: Desk }) {
  const { t } = useTranslation('chat')
  const change = useChangeDesk()
  const views = useViews()
  const set = (next: Partial<Desk>) =>
    change.mutate(next, { onSuccess: () => notify(t('desk.kept')), onError: complain })
  return (
    <section className={page.section}>
      <h2>{t('desk.undo')}</h2>
      <p>{t('desk.undoText')}</p>
      <SegmentedControl
        aria-label={t('desk.undo')}
        value={String(desk.undo_seconds)}
        data={SECONDS.map(count => ({
          value: String(count),
          label: count === 0 ? t('desk.off') : t('desk.seconds', { count }),
        }))}
        onChange={value => set({ undo_seconds: Number(value) })}
      />
      <Select
        clearable
        label={t('desk.firstView')}
        placeholder={t('view.mine')}
        value={desk.default_view}
        data={views.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={default_view => set({ default_view })}
      />
    </section>
  )
}
