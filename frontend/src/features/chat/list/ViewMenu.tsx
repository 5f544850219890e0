import { Button, Menu } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { useUser } from '@/api/session'
import { IconButton } from '@/ui/IconButton'
import { IconBookmark, IconPlus, IconStar, IconTrash } from '@/ui/icons'
import { MenuChoice } from '@/ui/MenuChoice'
import { notify } from '@/ui/notify'
import {
  forgetView,
  type SavedView,
  useChangeDesk,
  useDesk,
  useViewCounts,
  useViews,
} from '../data/desk'
import { BROAD, type Filters, filtersOf } from '../data/filters'
import styles from './list.module.css'

const SaveView = lazy(() => import('./SaveView'))

interface Props {
  filters: Filters
  onChange: (change: Partial<Filters>) => void
}

/** The lists with a name: one's own, one's teams', everybody's. */
export function ViewMenu({ filters, onChange }: Props) {
  const { t } = useTranslation('chat')
  const [open, setOpen] = useState(false)
  const [saving, setSaving] = useState(false)
  const views = useViews()
  const current = views.find(({ id }) => id === filters.saved)
  return (
    <>
      <Menu opened={open} onChange={setOpen} position="bottom-start" width={300}>
        <Menu.Target>
          {current ? (
            <Button
              variant="light"
              size="compact-sm"
              className={styles.current}
              leftSection={<IconBookmark size={14} />}
            >
              {current.name}
            </Button>
          ) : (
            <IconButton label={t('views.name')} icon={IconBookmark} />
          )}
        </Menu.Target>
        <Menu.Dropdown mah="min(640px, 75vh)" style={{ overflowY: 'auto' }}>
          {open && (
            <Views
              views={views}
              filters={filters}
              onPick={view => onChange({ ...filtersOf(view.query), saved: view.id })}
            />
          )}
          <Menu.Divider />
          <Menu.Item leftSection={<IconPlus size={16} />} onClick={() => setSaving(true)}>
            {t('views.save')}
          </Menu.Item>
          {current && (
            <Menu.Item onClick={() => onChange({ ...BROAD, state: 'active' })}>
              {t('views.leave')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {saving && (
        <Suspense fallback={null}>
          <SaveView
            filters={filters}
            onClose={made => {
              setSaving(false)
              if (made) onChange({ saved: made.id })
            }}
          />
        </Suspense>
      )}
    </>
  )
}

interface ViewsProps {
  views: SavedView[]
  filters: Filters
  onPick: (view: SavedView) => void
}

function Views({ views, filters, onPick }: ViewsProps) {
  const { t } = useTranslation('chat')
  const told = useViewCounts(views.length > 0)
  if (views.length === 0) return <p className={styles.hint}>{t('views.none')}</p>
  return views.map(view => {
    const count = told?.counts[view.id]
    return (
      <div key={view.id} className={styles.view}>
        <MenuChoice
          on={filters.saved === view.id}
          after={
            count !== undefined && (
              <span className={styles.count}>{count === told?.most ? `${count}+` : count}</span>
            )
          }
          onPick={() => onPick(view)}
        >
          {view.name}
          {view.scope !== 'personal' && (
            <small> · {view.team?.name ?? t(`scope.${view.scope}`)}</small>
          )}
        </MenuChoice>
        <ViewTools view={view} />
      </div>
    )
  })
}

function ViewTools({ view }: { view: SavedView }) {
  const { t } = useTranslation('chat')
  const me = useUser()
  const desk = useDesk().data
  const change = useChangeDesk()
  const first = desk?.default_view === view.id
  // A team's are its people's to keep, and only they see them.
  const mine = view.scope !== 'all' || me.role === 'admin'
  return (
    <>
      <IconButton
        label={t(first ? 'views.notFirst' : 'views.first', { name: view.name })}
        icon={IconStar}
        iconSize={15}
        aria-pressed={first}
        color={first ? 'ink' : 'gray'}
        onClick={() =>
          change.mutate({ default_view: first ? null : view.id }, { onError: complain })
        }
      />
      {mine && (
        <IconButton
          label={t('views.forget', { name: view.name })}
          icon={IconTrash}
          iconSize={15}
          onClick={() =>
            void forgetView(view.id).then(
              () => notify(t('views.forgotten', { name: view.name })),
              complain,
            )
          }
        />
      )}
    </>
  )
}
